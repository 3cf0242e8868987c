package io.kinefka.encryption;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How keys are named: by id, by alias, or by the ARN of either. Account and region of an ARN do not matter here. */
final class KeyName {
    private static final String ALIAS_PREFIX = "alias/";
    private static final Pattern ALIAS = Pattern.compile("alias/[a-zA-Z0-9/_-]{1,250}");
    private static final Pattern ARN =
            Pattern.compile("arn:aws(?:-cn|-us-gov)?:kms:[a-z0-9-]+:[0-9]{12}:(?:key/(.+)|(alias/.+))");

    private KeyName() {}

    /** The id or alias within a name, which may be a whole ARN. */
    static String local(String name) {
        Matcher arn = ARN.matcher(name);
        if (!arn.matches()) {
            return name;
        }
        String id = arn.group(1);
        return id == null ? arn.group(2) : id;
    }

    static boolean isAlias(String local) {
        return local.startsWith(ALIAS_PREFIX);
    }

    static boolean isLegalAlias(String text) {
        return ALIAS.matcher(text).matches();
    }
}
