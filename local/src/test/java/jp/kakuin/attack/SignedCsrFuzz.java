package jp.kakuin.attack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** Subject and attributes of a CSR whose signature is right: what comes after the signature's check is reached no other way. */
public final class SignedCsrFuzz {

    /** The point of the private key 1, which is the curve's generator. */
    private static final byte[] PUBLIC_KEY = Base64.getDecoder()
            .decode(
                    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEaxfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpZP40Li/hp/m47n60p8D54WK84zV2sxXs7LtkBoN79R9Q==");

    private static final byte[] SHA_256_WITH_ECDSA = HexFormat.of().parseHex("300a06082a8648ce3d040302");
    private static final byte[] VERSION = {2, 1, 0};
    private static final PrivateKey KEY = key();

    private SignedCsrFuzz() {}

    /** @param data the Subject's length in two bytes, the Subject, then the attributes */
    public static void fuzzerTestOneInput(byte[] data) throws GeneralSecurityException {
        if (data.length < 2) {
            return;
        }
        int length = Math.min(data.length - 2, (data[0] & 0xff) << 8 | data[1] & 0xff);
        var subject = java.util.Arrays.copyOfRange(data, 2, 2 + length);
        var attributes = java.util.Arrays.copyOfRange(data, 2 + length, data.length);
        var info = sequence(VERSION, subject, PUBLIC_KEY, attributes);
        var signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(KEY);
        signer.update(info);
        var signature = signer.sign();
        var bits = new byte[signature.length + 3];
        bits[0] = 3;
        bits[1] = (byte) (signature.length + 1);
        System.arraycopy(signature, 0, bits, 3, signature.length);
        CsrVerdict.check(CsrVerdict.armoured(sequence(info, SHA_256_WITH_ECDSA, bits)));
    }

    private static byte[] sequence(byte[]... parts) {
        var content = new ByteArrayOutputStream();
        try {
            for (var part : parts) {
                content.write(part);
            }
            var all = new ByteArrayOutputStream();
            all.write(0x30);
            all.write(0x82);
            all.write(content.size() >> 8);
            all.write(content.size());
            content.writeTo(all);
            return content.size() < 256 ? shortSequence(content.toByteArray()) : all.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    // DER has one form of each length.
    private static byte[] shortSequence(byte[] content) {
        var head = content.length < 128
                ? new byte[] {0x30, (byte) content.length}
                : new byte[] {0x30, (byte) 0x81, (byte) content.length};
        var all = java.util.Arrays.copyOf(head, head.length + content.length);
        System.arraycopy(content, 0, all, head.length, content.length);
        return all;
    }

    private static PrivateKey key() {
        try {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            var curve = parameters.getParameterSpec(ECParameterSpec.class);
            return KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(BigInteger.ONE, curve));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
