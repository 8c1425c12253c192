package jp.kakuin.pki.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.kakuin.catalogue.OrganisationType;
import jp.kakuin.issuance.SubjectIdentity;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** BR 7.1.4.2, EVG 7.1.4.2: what a certificate says of its owner, byte for byte. */
class SubjectNameTest {

    @Test
    void ov_shouldHaveItsFiveAttributes_inOrderAndEncoding() {
        var name = SubjectName.of(identity("Kakuin Trading Co., Ltd.", Optional.empty()));
        assertThat(types(name)).containsExactly(BCStyle.C, BCStyle.ST, BCStyle.L, BCStyle.O, BCStyle.CN);
        assertThat(values(name))
                .containsExactly(
                        new DERPrintableString("JP"),
                        new DERUTF8String("Tokyo"),
                        new DERUTF8String("Chiyoda-ku"),
                        new DERUTF8String("Kakuin Trading Co., Ltd."),
                        new DERUTF8String("www.example.co.jp"));
    }

    @Test
    void ev_shouldAddJurisdictionCategoryAndNumber_beforeTheOrganisation() {
        var ev = new SubjectIdentity.EvIdentity("Private Organization", "8999900000001", "JP");
        var name = SubjectName.of(identity("Kakuin Trading Co., Ltd.", Optional.of(ev)));
        assertThat(types(name))
                .containsExactly(
                        BCStyle.C,
                        BCStyle.ST,
                        BCStyle.L,
                        SubjectName.JURISDICTION_COUNTRY,
                        BCStyle.BUSINESS_CATEGORY,
                        BCStyle.SERIALNUMBER,
                        BCStyle.O,
                        BCStyle.CN);
        assertThat(values(name))
                .startsWith(new DERPrintableString("JP"))
                .contains(
                        new DERPrintableString("JP"),
                        new DERUTF8String("Private Organization"),
                        new DERPrintableString("8999900000001"));
        assertThat(name.getRDNs()).noneMatch(RDN::isMultiValued);
    }

    @Test
    void longestOrganisation_shouldStandWhole_atItsLimit() {
        var longest = "K".repeat(64);
        assertThat(values(SubjectName.of(identity(longest, Optional.empty())))).contains(new DERUTF8String(longest));
    }

    @ParameterizedTest
    @EnumSource(OrganisationType.class)
    void category_shouldBeOneOfEvgsFour_whateverTheKindOfBody(OrganisationType type) {
        assertThat(type.businessCategory())
                .isIn("Private Organization", "Government Entity", "Business Entity", "Non-Commercial Entity");
        assertThat(type.isPublic()).isEqualTo(type.businessCategory().equals("Government Entity"));
        assertThat(type.isPublic())
                .isEqualTo(List.of("PREFECTURE", "MUNICIPALITY", "MINISTRY", "OTHER_PUBLIC_AGENCY", "PUBLIC_SCHOOL")
                        .contains(type.name()));
    }

    private static SubjectIdentity identity(String organisation, Optional<SubjectIdentity.EvIdentity> ev) {
        return new SubjectIdentity("JP", "Tokyo", "Chiyoda-ku", organisation, "www.example.co.jp", ev);
    }

    private static List<ASN1Encodable> types(X500Name name) {
        return Arrays.stream(name.getRDNs())
                .map(rdn -> (ASN1Encodable) rdn.getFirst().getType())
                .toList();
    }

    private static List<ASN1Encodable> values(X500Name name) {
        return Arrays.stream(name.getRDNs())
                .map(rdn -> rdn.getFirst().getValue())
                .toList();
    }
}
