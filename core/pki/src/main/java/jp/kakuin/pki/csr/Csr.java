package jp.kakuin.pki.csr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/**
 * A CSR as far as it could be read, and what it is asked against.
 *
 * @param request the parsed PKCS#10 structure
 * @param attributes the Subject's attributes in the CSR's order
 * @param asked what its extension request asks for
 * @param organisationName the romanised name on the application (C-12), where one is known
 */
public record Csr(
        PKCS10CertificationRequest request,
        List<SubjectAttribute> attributes,
        RequestedExtensions asked,
        Optional<String> organisationName) {

    /** The field of the request that carries the CSR. */
    static final String FIELD = "csr";

    static final String KEY_FIELD = "csr.key";

    static String subjectField(String shortName) {
        return "csr.subject." + shortName;
    }

    static String nameField(int index) {
        return "csr.names[" + index + "]";
    }

    public SubjectPublicKeyInfo key() {
        return request.getSubjectPublicKeyInfo();
    }

    /** All attributes of one type, in the CSR's order. */
    List<SubjectAttribute> all(String shortName) {
        return attributes.stream().filter(a -> a.shortName().equals(shortName)).toList();
    }

    /** The first value of an attribute that is there and not blank. */
    Optional<String> value(String shortName) {
        return all(shortName).stream()
                .map(SubjectAttribute::value)
                .filter(v -> !v.isBlank())
                .findFirst();
    }

    /** CN and every further name asked for, lower case, without duplicates, CN first (C-11). */
    List<String> names() {
        var names = new LinkedHashSet<String>();
        value("CN").map(cn -> cn.toLowerCase(Locale.ROOT)).ifPresent(names::add);
        asked.names().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        return new ArrayList<>(names);
    }

    /** The Subject by short name; values of a repeated attribute are joined, so that the customer sees all of them. */
    Map<String, String> subject() {
        var subject = new LinkedHashMap<String, String>();
        attributes.forEach(a -> subject.merge(a.shortName(), a.value(), (first, next) -> first + ", " + next));
        return subject;
    }
}
