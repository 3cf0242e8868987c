package io.kinefka.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kinefka.encryption.KeyException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalKeyStoreTest {
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    private Path directory;

    private Path file() {
        return directory.resolve("deeper").resolve("keys.json");
    }

    private static void assertRefused(ThrowingCallable call, Reason reason) {
        assertThatThrownBy(call).isInstanceOfSatisfying(KeyException.class, refused -> assertThat(refused.reason())
                .isEqualTo(reason));
    }

    @Test
    void beginsWithTheServicesOwnKey() throws Exception {
        var store = LocalKeyStore.openOrCreate(file(), CLOCK);

        assertThat(store.list()).singleElement().satisfies(key -> {
            assertThat(key.aliases()).containsExactly("alias/aws/kinesis");
            assertThat(key.state()).isEqualTo(KeyState.ENABLED);
        });
        assertThat(LocalKeyStore.openOrCreate(file(), CLOCK).list()).isEqualTo(store.list());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void findsAKeyByEveryNameThatAwsKnows() {
        String id = LocalKeyStore.create(file(), "alias/orders", CLOCK).id();
        var store = LocalKeyStore.open(file());

        assertThat(store.requireUsable(id)).isEqualTo(id);
        assertThat(store.requireUsable("alias/orders")).isEqualTo(id);
        assertThat(store.requireUsable("arn:aws:kms:us-east-1:000000000000:key/" + id))
                .isEqualTo(id);
        assertThat(store.requireUsable("arn:aws-cn:kms:cn-north-1:123456789012:alias/orders"))
                .isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders",
                "alias/other",
                "alias/",
                "",
                "arn:aws:kms:us-east-1:000000000000:alias/other",
                "arn:aws:kinesis:us-east-1:000000000000:key/orders",
                "00000000-0000-0000-0000-000000000000"
            })
    void findsNothingElse(String name) {
        LocalKeyStore.create(file(), "alias/orders", CLOCK);
        var store = LocalKeyStore.open(file());

        assertRefused(() -> store.requireUsable(name), Reason.NOT_FOUND);
    }

    @Test
    void unwrapsItsDataKeysAfterItWasOpenedAgain() {
        String id = LocalKeyStore.create(file(), null, CLOCK).id();
        var made = LocalKeyStore.open(file()).generate(id);

        byte[] unwrapped = LocalKeyStore.open(file()).unwrap(id, made.wrapped());

        assertThat(unwrapped).isEqualTo(made.plaintext()).hasSize(32);
    }

    @Test
    void refusesADataKeyOfAnotherKey() {
        String one = LocalKeyStore.create(file(), null, CLOCK).id();
        String other = LocalKeyStore.create(file(), null, CLOCK).id();
        var store = LocalKeyStore.open(file());
        byte[] wrapped = store.generate(one).wrapped();

        assertRefused(() -> store.unwrap(other, wrapped), Reason.INVALID_CIPHERTEXT);
    }

    @Test
    void seesWhatAnotherProgramHasChanged() {
        String id = LocalKeyStore.create(file(), null, CLOCK).id();
        var ours = LocalKeyStore.open(file());
        var theirs = LocalKeyStore.open(file());

        theirs.setState(id, KeyState.DISABLED);

        assertThat(ours.requireUsable(id)).isEqualTo(id);
        assertThat(ours.refresh()).isTrue();
        assertThat(ours.refresh()).isFalse();
        assertRefused(() -> ours.requireUsable(id), Reason.DISABLED);
        assertRefused(() -> ours.generate(id), Reason.DISABLED);
        assertRefused(() -> ours.unwrap(id, new byte[0]), Reason.DISABLED);
        assertThat(theirs.refresh()).isFalse();
    }

    @Test
    void doesNotUseAKeyThatIsGoingToBeDeletedButCanTakeItBack() {
        LocalKeyStore.create(file(), "alias/orders", CLOCK);
        var store = LocalKeyStore.open(file());

        store.setState("alias/orders", KeyState.PENDING_DELETION);
        assertRefused(() -> store.requireUsable("alias/orders"), Reason.PENDING_DELETION);

        store.setState("alias/orders", KeyState.ENABLED);
        assertThat(store.requireUsable("alias/orders")).isNotEmpty();
    }

    @Test
    void followsTheFileOnAThreadOfItsOwn() {
        String id = LocalKeyStore.create(file(), null, CLOCK).id();
        var ours = LocalKeyStore.open(file());

        try (var watch = KeyStoreWatch.start(ours, Duration.ofMillis(5))) {
            LocalKeyStore.open(file()).setState(id, KeyState.DISABLED);

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> ours.list().get(0).state() != KeyState.ENABLED);
            assertThat(watch).isNotNull();
        }
    }

    @Test
    void keepsWhatItKnowsWhenTheFileCannotBeReadAnyMore() throws Exception {
        String id = LocalKeyStore.create(file(), null, CLOCK).id();
        var store = LocalKeyStore.open(file());

        Files.writeString(file(), "no longer JSON");
        assertThatThrownBy(store::refresh)
                .isInstanceOf(KeyStoreException.class)
                .hasMessage("The key store " + file() + " cannot be used: it is not a list of keys");
        Files.delete(file());
        assertThatThrownBy(store::refresh).hasMessage("There is no key store " + file());

        assertThat(store.requireUsable(id)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "null",
                "{'version':1}",
                "{'version':1,'keys':[{}]}",
                "{'version':1,'keys':[{'id':'a','state':'GONE','createdAt':'2026-11-21T10:00:00Z','aliases':[]}]}",
                "{'version':1,'keys':[{'id':'a','state':'ENABLED','createdAt':'2026-11-21T10:00:00Z','aliases':[],"
                        + "'keyset':{'top':'secret'}}]}",
                "{'version':2,'keys':[]}"
            })
    void refusesAFileThatIsNoKeyStoreWithoutQuotingIt(String text) throws Exception {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), text.replace('\'', '"'));

        assertThatThrownBy(() -> LocalKeyStore.open(file()))
                .isInstanceOf(KeyStoreException.class)
                .hasMessageStartingWith("The key store " + file() + " cannot be used: ")
                .hasMessageNotContaining("secret");
    }

    @Test
    void neverChangesAFileThatIsNoKeyStore() throws Exception {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "somebody's diary");

        assertThatThrownBy(() -> LocalKeyStore.create(file(), null, CLOCK)).isInstanceOf(KeyStoreException.class);

        assertThat(file()).hasContent("somebody's diary");
    }

    @Test
    void refusesAnAliasThatIsTakenOrIsNone() {
        LocalKeyStore.create(file(), "alias/orders", CLOCK);

        assertThatThrownBy(() -> LocalKeyStore.create(file(), "alias/orders", CLOCK))
                .hasMessage("The alias alias/orders is taken");
        assertThatThrownBy(() -> LocalKeyStore.create(file(), "orders", CLOCK))
                .hasMessageStartingWith("An alias begins with alias/");
        assertThatThrownBy(() -> LocalKeyStore.open(file()).setState("alias/other", KeyState.DISABLED))
                .hasMessage("There is no key alias/other in " + file());
    }

    @Test
    void losesNoKeyWhenSeveralAreMadeOneAfterTheOther() {
        var ids = IntStream.range(0, 20)
                .mapToObj(i -> LocalKeyStore.create(file(), "alias/" + i, CLOCK).id())
                .toList();

        assertThat(LocalKeyStore.open(file()).list().stream().map(KeyEntry::id).toList())
                .isEqualTo(ids);
        assertThat(directory.resolve("deeper"))
                .isDirectoryNotContaining(each -> each.toString().endsWith(".new"));
    }

    @Test
    void printsNoSecrets() throws Exception {
        var store = LocalKeyStore.openOrCreate(file(), CLOCK);
        String id = store.requireUsable(LocalKeyStore.SERVICE_ALIAS);
        String text = Files.readString(file());
        var key = KeyRingFormat.read(text).find(id).orElseThrow();
        int value = text.indexOf("\"value\": \"") + "\"value\": \"".length();
        String secret = text.substring(value, text.indexOf('"', value));

        assertThat(secret).hasSizeGreaterThan(40);
        assertThat(key.toString()).contains(id).doesNotContain(secret);
        assertThat(store.list().toString()).doesNotContain(secret);
    }
}
