package io.kinefka.clients.kcl;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the modules below this one have written down: KCL as it comes, in their versions. */
final class ClassPaths {
    private ClassPaths() {}

    /** Of the module in this folder. */
    static String of(String module) {
        var target = Path.of(module, "target").toAbsolutePath();
        try {
            return target.resolve("classes") + File.pathSeparator + Files.readString(target.resolve("class-path"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The version in which an artifact is on a class path. */
    static String version(String classPath, String artifact) {
        var file = Pattern.compile(Pattern.quote(artifact) + "-(\\d[^/]*)\\.jar");
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(classPath)
                .map(entry -> file.matcher(Path.of(entry).getFileName().toString()))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst()
                .orElseThrow();
    }
}
