package io.datadecide.cli.home;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the program. */
public final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"datadecide " + number(), "JDK " + Runtime.version()};
    }

    /** The version alone. */
    public static String number() {
        Properties build = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            if (in == null) {
                throw new IllegalStateException("version.properties is missing from the program; build it again");
            }
            build.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("version.properties cannot be read; build the program again", e);
        }
        return build.getProperty("version");
    }
}
