package jp.kakuin.pki.crl;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import jp.kakuin.pki.authority.CertificationAuthority;
import jp.kakuin.pki.authority.DerHeader;
import jp.kakuin.pki.authority.KeyContentSigner;
import jp.kakuin.pki.authority.StatusAddresses;
import jp.kakuin.revocation.Revocation;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.Time;

/**
 * A CRL in the making. DER says how long a thing is before it says what it is, so the entries go to a file first, and only their length is kept:
 * memory does not grow with the CRL. The file is gone when the draft is closed.
 */
public final class CrlDraft implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final ASN1Integer V2 = new ASN1Integer(1);

    private final CertificationAuthority issuer;
    private final Path file;
    private final OutputStream out;
    private long entries;
    private long length;

    /** @param folder for the file */
    public CrlDraft(CertificationAuthority issuer, Path folder) {
        this.issuer = issuer;
        try {
            file = Files.createTempFile(folder, "crl", ".part");
            out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void add(Revocation revoked) {
        var entry = CrlEntry.der(revoked);
        try {
            out.write(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        entries++;
        length += entry.length;
    }

    /**
     * Signs what was added. Nothing can be added after it.
     *
     * @throws IllegalStateException if the key's signature does not verify
     */
    public SignedCrl sign(CrlHead head) {
        try {
            out.close();
            var top = top(head);
            var bottom = extensions(head);
            long contentLength = top.length + length + bottom.length;
            var header = DerHeader.ofSequence(contentLength);
            var before = joined(header, top);
            var signature = signature(before, bottom);
            var after = joined(bottom, algorithm(), der(new DERBitString(signature)));
            var whole = DerHeader.ofSequence(before.length + length + after.length);
            return new SignedCrl(
                    joined(whole, before), file, after, entries, whole.length + before.length + length + after.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From the version to the header of revokedCertificates, which is left out if there is none (RFC 5280 5.1.2.6). */
    private byte[] top(CrlHead head) throws IOException {
        return joined(
                der(V2),
                algorithm(),
                der(issuer.certificate().getSubject()),
                der(new Time(Date.from(head.thisUpdate()), Locale.ROOT)),
                der(new Time(Date.from(head.nextUpdate()), Locale.ROOT)),
                entries == 0 ? new byte[0] : DerHeader.ofSequence(length));
    }

    private byte[] extensions(CrlHead head) throws IOException {
        var generator = new ExtensionsGenerator();
        generator.addExtension(
                Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(issuer.keyIdentifier()));
        generator.addExtension(Extension.cRLNumber, false, new CRLNumber(head.number()));
        if (head.url().isPresent()) {
            // Subscribers' certificates of one part: nobody may take its silence for an answer about others (BR
            // 7.2.2.1).
            var point = StatusAddresses.fullName(head.url().get());
            generator.addExtension(
                    Extension.issuingDistributionPoint,
                    true,
                    new IssuingDistributionPoint(point, true, false, null, false, false));
        }
        Extensions all = generator.generate();
        return der(new DERTaggedObject(true, 0, all));
    }

    private byte[] signature(byte[] before, byte[] bottom) throws IOException {
        var signer = new KeyContentSigner(issuer.key());
        try (var content = content(before, bottom)) {
            content.transferTo(signer.getOutputStream());
        }
        var signature = signer.getSignature();
        if (!isValid(signature, before, bottom)) {
            throw new IllegalStateException("the CA key's signature does not verify");
        }
        return signature;
    }

    private boolean isValid(byte[] signature, byte[] before, byte[] bottom) throws IOException {
        try (var content = content(before, bottom)) {
            var verifier = issuer.signatureAlgorithm().verifier(issuer.key().publicKey());
            var buffer = new byte[BUFFER];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                verifier.update(buffer, 0, read);
            }
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the CA key's signature cannot be verified", e);
        }
    }

    private InputStream content(byte[] before, byte[] bottom) throws IOException {
        return new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(before), Files.newInputStream(file), new ByteArrayInputStream(bottom))));
    }

    private byte[] algorithm() throws IOException {
        return der(issuer.signatureAlgorithm().identifier());
    }

    private static byte[] der(ASN1Encodable value) throws IOException {
        return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Override
    public void close() {
        try {
            out.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
