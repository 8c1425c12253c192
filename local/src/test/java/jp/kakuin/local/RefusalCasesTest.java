package jp.kakuin.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.kakuin.aws.http.RequestCode;
import jp.kakuin.compromise.CompromiseCode;
import jp.kakuin.draft.DraftCode;
import jp.kakuin.order.ApplicationCode;
import jp.kakuin.order.OrderCode;
import jp.kakuin.pki.csr.CsrCheck;
import jp.kakuin.pki.csr.CsrCode;
import jp.kakuin.pki.csr.NamedKeys;
import jp.kakuin.pki.name.FullyQualifiedNames;
import jp.kakuin.pki.name.NameCode;
import jp.kakuin.pki.weak.PublishedList;
import jp.kakuin.pki.weak.WeakKeyList;
import jp.kakuin.pki.weak.WeakKeyLists;
import jp.kakuin.problem.ProblemCode;
import jp.kakuin.refusal.Code;
import jp.kakuin.revocation.RevocationCode;
import jp.kakuin.testkit.given.EventFile;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.RefusedCase;
import jp.kakuin.upload.UploadCode;
import jp.kakuin.vetting.LinkCode;
import jp.kakuin.vetting.VettingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SPEC A-6: a refusal that does not say what to mend, in both languages, is a customer who telephones. */
class RefusalCasesTest {

    private static final WeakKeyLists LISTS = lists();

    private static final FullyQualifiedNames NAMES = new FullyQualifiedNames();

    /** Codes that no event of a function provokes, and why. */
    private static final Map<Code, String> SAID_ELSEWHERE = Map.of(
            RequestCode.ROUTE_NOT_FOUND, "the gateway says it (template.yaml)",
            OrderCode.NOT_UNDER_REVIEW, "a second lock: a final review that waits puts its order under review");

    static List<RefusedCase> cases() {
        return RefusedCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void customer_shouldReadWhatToMendInBothLanguages_whenRefused(RefusedCase refused) {
        var problems = problems(answer(refused));
        assertThat(problems.stream().map(problem -> problem.path("code").asText()))
                .containsExactlyElementsOf(refused.expected());
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.path("detail").path("ja").asText())
                    .isNotBlank()
                    .containsPattern("[ぁ-んァ-ヶ一-龠]")
                    .doesNotContainPattern("\\{[a-zA-Z]+}");
            assertThat(problem.path("detail").path("en").asText()).isNotBlank().doesNotContainPattern("\\{[a-zA-Z]+}");
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void status_shouldTellAProblemFromAFault_whenRefused(RefusedCase refused) {
        var answer = answer(refused);
        if (answer.status() == 201 && !answer.body().path("notices").isEmpty()) {
            assertThat(answer.body().path("order").path("orderId").asText()).isNotBlank();
        } else if (!refused.function().equals("check-csr") || answer.status() != 200) {
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.body().path("status").intValue()).isEqualTo(answer.status());
            assertThat(answer.body().path("code").asText())
                    .isEqualTo(refused.expected().getFirst());
            assertThat(answer.status() >= 500).isEqualTo(refused.expected().contains("INTERNAL_FAULT"));
        }
    }

    @Test
    void everyPublicCode_shouldHaveACaseThatProvokesIt_whenCustomersCanMeetIt() {
        var provoked = new TreeSet<String>();
        cases().forEach(refused -> problems(answer(refused))
                .forEach(problem -> provoked.add(problem.path("code").asText() + " "
                        + problem.path("rule").asText())));
        var missing = publicCodes()
                .filter(code -> !SAID_ELSEWHERE.containsKey(code))
                .map(code -> code.name() + " " + code.rule())
                .filter(code -> !provoked.contains(code))
                .toList();
        assertThat(missing).isEmpty();
    }

    @Test
    void unknownAddress_shouldBeAnsweredByTheGateway_whenNoFunctionIsBehindIt() throws Exception {
        assertThat(Files.readString(EventFile.root().resolve("template.yaml")))
                .contains("\"code\": \"ROUTE_NOT_FOUND\"");
    }

    /** One list with the one key of the case. */
    private static WeakKeyLists lists() {
        try {
            var folder = Files.createTempDirectory("weak-keys");
            var file = WeakKeyLists.file(folder, 2048);
            Files.write(file, WeakKeyList.pack(new PublishedList(2048, List.of("31e848c69637dabf13c2"))));
            file.toFile().deleteOnExit();
            folder.toFile().deleteOnExit();
            return WeakKeyLists.in(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Code> publicCodes() {
        return Stream.<Code[]>of(
                        RequestCode.values(),
                        ApplicationCode.values(),
                        CsrCode.values(),
                        NameCode.values(),
                        OrderCode.values(),
                        LinkCode.values(),
                        VettingCode.values(),
                        UploadCode.values(),
                        DraftCode.values(),
                        CompromiseCode.values(),
                        RevocationCode.values(),
                        ProblemCode.values())
                .flatMap(Arrays::stream);
    }

    private static Invocation.Answer answer(RefusedCase refused) {
        var world = Given.world(refused.given());
        var check = new CsrCheck(NAMES, LISTS, world.compromisedKeys());
        var ports = Given.judgedBy(world, check, NAMES, new NamedKeys());
        return Invocation.of(Functions.handler(refused.function(), ports)::handleRequest, refused.event());
    }

    // The CSR check answers with what it found; every other refusal is a problem.
    private static List<JsonNode> problems(Invocation.Answer answer) {
        var all = new ArrayList<JsonNode>();
        for (var list : List.of("errors", "problems", "notices")) {
            answer.body().path(list).forEach(all::add);
        }
        return all;
    }
}
