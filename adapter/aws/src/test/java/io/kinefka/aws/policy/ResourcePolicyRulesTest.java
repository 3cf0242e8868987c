package io.kinefka.aws.policy;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourcePolicyRulesTest {
    private static final String ARN = "arn:aws:kinesis:us-east-1:000000000000:stream/orders";
    private static final String GOOD =
            "'Effect':'Allow','Principal':{'AWS':'123456789012'},'Action':'kinesis:PutRecord','Resource':'ARN'";

    private static void require(String policy) {
        new ResourcePolicyRules("kinesis:", ARN)
                .require(policy.replace('\'', '"').replace("ARN", ARN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Version':'2012-10-17','Statement':[{" + GOOD + "}]}",
                "{'Statement':{" + GOOD + "}}",
                "{'Version':'2008-10-17','Id':'x','Statement':[{'Sid':'a'," + GOOD + "},{" + GOOD + "}]}",
                "{'Statement':[{'Effect':'Deny','Principal':'*','Action':['kinesis:Get*','Kinesis:ListShards'],"
                        + "'Resource':['ARN'],'Condition':{'Bool':{'aws:SecureTransport':false}}}]}"
            })
    void takesWellFormedPolicies(String policy) {

        assertThatCode(() -> require(policy)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | The policy must have at least one Statement.",
                "{'Statement':[]} | The policy must have at least one Statement.",
                "{'Statement':'x'} | The policy must have at least one Statement.",
                "[] | The policy must be a JSON object.",
                "{'Statement':[} | The policy is not valid JSON (line 1, column 15).",
                "{} {} | The policy is not valid JSON (line 1, column 4).",
                "{'Statment':[]} | The policy has an unknown element: Statment.",
                "{'Version':'2020-01-01'} | The policy's Version must be 2012-10-17 or 2008-10-17.",
                "{'Statement':['x']} | Statement 1 must be a JSON object.",
                "{'Statement':[{'NotAction':'x'}]} | Statement 1 has an unsupported element: NotAction.",
                "{'Statement':[{'Sid':1}]} | Statement 1: Sid must be text.",
                "{'Statement':[{'Effect':'allow'}]} | Statement 1: Effect must be Allow or Deny."
            })
    void saysWhatIsWrong(String policy, String complaint) {

        assertThatThrownBy(() -> require(policy))
                .isInstanceOf(MalformedPolicyException.class)
                .hasMessage(complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'Principal':{'AWS':'123456789012'} | 'Principal':'me' | Principal must be \"*\"",
                "'Principal':{'AWS':'123456789012'} | 'Principal':{} | Principal must be \"*\"",
                "'Principal':{'AWS':'123456789012'} | 'Principal':{'Who':'me'} | Principal must be \"*\"",
                "'Action':'kinesis:PutRecord' | 'Action':'s3:GetObject' | Action s3:GetObject must begin with kinesis:.",
                "'Action':'kinesis:PutRecord' | 'Action':'*' | Action * must begin with kinesis:.",
                "'Action':'kinesis:PutRecord' | 'Action':[] | must have an Action.",
                "'Action':'kinesis:PutRecord' | 'Action':[1] | must have an Action.",
                "'Resource':'ARN' | 'Resource':'*' | Resource * must be the resource that the policy is for",
                "'Resource':'ARN' | 'Resource':[] | must have a Resource.",
                "'Resource':'ARN' | 'Resource':'ARN','Condition':'x' | Condition must map operators to keys",
                "'Resource':'ARN' | 'Resource':'ARN','Condition':{'Bool':{'a':{}}} | Condition must map operators to keys"
            })
    void saysWhatIsWrongWithAStatement(String good, String bad, String complaint) {

        assertThatThrownBy(() -> require("{'Statement':[{" + GOOD.replace(good, bad) + "}]}"))
                .isInstanceOf(MalformedPolicyException.class)
                .hasMessageStartingWith("Statement 1")
                .hasMessageContaining(complaint);
    }

    @Test
    void refusesWhatIsTooLarge() {
        String policy = "{'Id':'" + "x".repeat(20 * 1024) + "','Statement':[{" + GOOD + "}]}";

        assertThatThrownBy(() -> require(policy)).hasMessageContaining("more than the allowed 20480");
    }

    @Test
    void refusesWhatSaysTheSameThingTwice() {

        assertThatThrownBy(() -> require("{'Version':'2012-10-17','Version':'2008-10-17'}"))
                .hasMessageStartingWith("The policy is not valid JSON");
    }
}
