// SPDX-License-Identifier: Apache-2.0
package io.hotbay.distribution;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.osgi.framework.Constants;

/** The framework's properties: the archive's file, with the two folders put in and system properties put over it. */
final class FrameworkProperties {

    private static final String HOME = "hotbay.home";
    private static final String DISTRIBUTION = "hotbay.distribution";
    private static final String SOCKETS = "hotbay.sockets";

    private FrameworkProperties() {}

    static Map<String, String> load(Path distribution, Home home, int startLevel) throws IOException {
        Properties given = new Properties();
        try (Reader reader = Files.newBufferedReader(distribution.resolve("conf/hotbay.properties"))) {
            given.load(reader);
        }
        Map<String, String> properties = new HashMap<>();
        for (String name : given.stringPropertyNames()) {
            String value = System.getProperty(name, given.getProperty(name));
            properties.put(name, value
                    .replace("${" + HOME + "}", home.folder().toString())
                    .replace("${" + DISTRIBUTION + "}", distribution.toString()));
        }
        properties.put(HOME, home.folder().toString());
        properties.put(SOCKETS, home.sockets().toString());
        properties.put(Constants.FRAMEWORK_STORAGE, home.cache().toString());
        properties.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, Integer.toString(startLevel));
        return properties;
    }
}
