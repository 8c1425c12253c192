package jp.kakuin.pki.csr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import jp.kakuin.pki.SentencesOfCodes;
import jp.kakuin.pki.name.FullyQualifiedNames;
import jp.kakuin.pki.weak.WeakKeyLists;
import jp.kakuin.refusal.Sentences;
import jp.kakuin.testkit.InMemoryCompromisedKeys;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.api.Test;

class CsrCodeTest {

    @Test
    void sentences_shouldExistInBothLanguages_whenACsrIsRefused() {
        SentencesOfCodes.assertComplete(CsrCode.values());
    }

    @Test
    void sentence_shouldHaveNoOpenPlaceholder_whenRulesSpeak() {
        var csr = SampleCsr.faultless()
                .but(BCStyle.ST, "Osaka-ken & ~")
                .but(BCStyle.L, "x".repeat(65))
                .but(BCStyle.C, "US")
                .but(BCStyle.CN, "日本.example_.co.jp:80")
                .with(BCStyle.OU, "Sales");
        var report = Checked.report(csr, "Other");
        assertThat(report.problems()).hasSizeGreaterThan(6);
        java.util.stream.Stream.concat(report.problems().stream(), report.notices().stream())
                .forEach(refusal -> {
                    assertThat(Sentences.of(refusal, Locale.JAPANESE)).doesNotContainPattern("\\{[a-z]+}");
                    assertThat(Sentences.of(refusal, Locale.ENGLISH)).doesNotContainPattern("\\{[a-z]+}");
                });
    }

    @Test
    void rules_shouldNameTheirSource_whenListed() {
        assertThat(CsrRules.all(
                        new FullyQualifiedNames(), WeakKeyLists.in(Path.of("none")), new InMemoryCompromisedKeys()))
                .allSatisfy(rule -> {
                    assertThat(rule.id()).matches("SPEC C-\\d+");
                    assertThat(rule.citation()).matches("(BR|SPEC) .*");
                    assertThat(rule.effective()).isBeforeOrEqualTo(Checked.TODAY);
                });
    }
}
