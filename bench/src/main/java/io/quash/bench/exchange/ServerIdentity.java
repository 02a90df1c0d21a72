package io.quash.bench.exchange;

import io.netty.util.NetUtil;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A server certificate and the certificate authority that signed it, both made afresh and kept in memory only. */
record ServerIdentity(PrivateKey key, List<X509Certificate> chain, String caPem) {
    private static final Duration CLOCK_TOLERANCE = Duration.ofDays(1);
    private static final Duration LIFETIME = Duration.ofDays(30);
    private static final int SERIAL_BITS = 120;

    /** @param hostNames DNS names and IPv4 addresses that the server certificate is valid for */
    static ServerIdentity create(final List<String> hostNames) {
        try {
            final KeyPair caKeys = newKeys();
            final KeyPair serverKeys = newKeys();
            final X500Name caName = new X500Name("CN=Quash simulated exchange CA");
            final X509Certificate ca = certifyAuthority(caName, caKeys);
            final X509Certificate server = certifyServer(caName, caKeys, serverKeys, hostNames);
            return new ServerIdentity(serverKeys.getPrivate(), List.of(server, ca), pem(ca));
        } catch (final GeneralSecurityException | OperatorException | IOException e) {
            throw new IllegalStateException("cannot make a certificate: " + e.getMessage(), e);
        }
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        final KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509Certificate certifyAuthority(final X500Name name, final KeyPair keys)
            throws GeneralSecurityException, OperatorException, IOException {
        final X509v3CertificateBuilder certificate = certificate(name, name, keys);
        certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        certificate.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
        return sign(certificate, keys);
    }

    private static X509Certificate certifyServer(
            final X500Name caName, final KeyPair caKeys, final KeyPair keys, final List<String> hostNames)
            throws GeneralSecurityException, OperatorException, IOException {
        final X509v3CertificateBuilder certificate =
                certificate(caName, new X500Name("CN=Quash simulated exchange"), keys);
        certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        certificate.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        certificate.addExtension(
                Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        final GeneralName[] names =
                hostNames.stream().map(ServerIdentity::generalName).toArray(GeneralName[]::new);
        certificate.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
        return sign(certificate, caKeys);
    }

    private static X509v3CertificateBuilder certificate(
            final X500Name issuer, final X500Name subject, final KeyPair subjectKeys) {
        final Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_BITS, new SecureRandom()).add(BigInteger.ONE),
                Date.from(now.minus(CLOCK_TOLERANCE)),
                Date.from(now.plus(LIFETIME)),
                subject,
                subjectKeys.getPublic());
    }

    private static X509Certificate sign(final X509v3CertificateBuilder certificate, final KeyPair issuerKeys)
            throws GeneralSecurityException, OperatorException {
        return new JcaX509CertificateConverter()
                .getCertificate(certificate.build(
                        new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKeys.getPrivate())));
    }

    private static GeneralName generalName(final String hostName) {
        final boolean address = NetUtil.isValidIpV4Address(hostName);
        return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, hostName);
    }

    private static String pem(final X509Certificate certificate) throws IOException {
        final StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(certificate);
        }
        return text.toString();
    }

    /** Without the key. */
    @Override
    public String toString() {
        return chain.get(0).getSubjectX500Principal().toString();
    }
}
