// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;

/** Turns a file of certificates in PEM form into the key store in which a JDK looks for its certificate authorities. */
public class Cacerts {
    /**
     * @param arguments the PEM file to read and the key store to write
     */
    public static void main(String... arguments) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("JKS"); // readable without a password, unlike PKCS12
        store.load(null, null);
        try (var pem = Files.newInputStream(Path.of(arguments[0]))) {
            int number = 0;
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("authority-" + number++, certificate);
            }
        }
        try (var out = Files.newOutputStream(Path.of(arguments[1]))) {
            store.store(out, "changeit".toCharArray());
        }
    }
}
