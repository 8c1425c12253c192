package jp.kakuin.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import jp.kakuin.Ports;
import jp.kakuin.audit.AuditEntry;
import jp.kakuin.aws.catalogue.CatalogueFile;
import jp.kakuin.functions.CheckDomainNowHandler;
import jp.kakuin.functions.ReadLinkHandler;
import jp.kakuin.functions.ReadOrderHandler;
import jp.kakuin.functions.ReportProblemHandler;
import jp.kakuin.functions.RequestRevocationHandler;
import jp.kakuin.local.web.Exchange;
import jp.kakuin.local.web.StaticPages;
import jp.kakuin.local.web.WebServer;
import jp.kakuin.revocation.Circumstance;
import jp.kakuin.testkit.given.EventFile;
import jp.kakuin.testkit.given.Given;
import jp.kakuin.testkit.given.GivenOrder;
import jp.kakuin.testkit.given.Invocation;
import jp.kakuin.testkit.given.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages as a customer uses them, on a telephone, over the functions themselves. */
class CustomerPagesTest {

    @TempDir
    static Path profile;

    private static Browser browser;

    private GivenOrder order;
    private WebServer server;

    @BeforeAll
    static void openBrowser() throws Exception {
        browser = Browser.start(profile);
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void customer_shouldGetRidOfACertificate_whenTheyAskForRevocationWithAReason() throws Exception {
        open("revocation", Given.ovOrder(Stage.ISSUED));
        browser.until("document.querySelectorAll('#reason option').length === 5");
        assertThat(browser.evaluate("document.getElementById('reason').value")).isEqualTo("SUBSCRIBER_ASKS");
        browser.fill("reason", "SITE_ENDS");

        browser.press("失効を依頼する");
        // While a request is under way no button can be pressed, and after it there is an outcome.
        assertThat(browser.evaluate("document.querySelectorAll('button:disabled').length + "
                        + "document.getElementById('outcome').innerText"))
                .isEqualTo("0");
        browser.evaluate("document.getElementById('sure').click()");
        browser.press("失効を依頼する");

        browser.until("document.getElementById('outcome').innerText.startsWith('ご依頼を承りました。')");
        assertThat(order.order().revocations().open().orElseThrow().circumstance())
                .isEqualTo(Circumstance.SITE_ENDS);
        assertThat(text("#certificate")).contains("失効の手続き中です（サイトの終了）", "Revocation is under way");
        // Worse than that can still be said.
        assertThat(browser.evaluate("document.getElementById('reason').value")).isEqualTo("KEY_COMPROMISED");
        assertThatNothingStandsOut();
    }

    @Test
    void customer_shouldReadThatItIsDone_whenTheCertificateIsRevoked() throws Exception {
        open("revocation", Given.ovOrder(Stage.ISSUED, "revoked"));

        browser.until("document.querySelector('#certificate .done').innerText.includes('に失効しました')");
        assertThat(browser.evaluate("document.querySelectorAll('#certificate form').length"))
                .isEqualTo("0");
        assertThat(browser.evaluate("document.querySelector('#certificate a').href"))
                .endsWith("/#key");
    }

    @Test
    void customer_shouldStillBeAbleToAsk_whenStaffLookIntoAReason() throws Exception {
        open("revocation", Given.ovOrder(Stage.ISSUED, "misuse-reported"));

        browser.until("document.querySelectorAll('#reason option').length === 5");
        assertThat(text("#certificate .done")).contains("失効の要否を確認しております").doesNotContain("Invalid Date");
    }

    @Test
    void customer_shouldSeeWhatToPublishAndWhatWasSeen_whenTheDnsIsToShowControl() throws Exception {
        open("domains", Given.ovOrder(Stage.WAITING, "method-changed"));
        browser.until("document.querySelector('pre').innerText.startsWith('_validation-persist.')");
        browser.press("今すぐ確認");

        browser.until("document.getElementById('checks').innerText.includes('の確認結果：')");
        assertThat(text("#checks")).contains("まで有効です。").doesNotContain("Invalid Date");
        assertThatNothingStandsOut();
    }

    @Test
    void customer_shouldReadWhatIsWrong_whenTheTokenIsAnothers() throws Exception {
        open("domains", Given.ovOrder(Stage.WAITING), "another-token");

        browser.until("document.querySelector('#outcome .problem small').lang === 'en'");
        assertThat(text("#checks")).isEmpty();
    }

    @Test
    void anybody_shouldLearnTheNumberOfTheirReport_whenTheyHaveMendedWhatWasWrong() throws Exception {
        serve(Given.ovOrder(Stage.ISSUED));
        browser.open(site() + "/web/problem-report/index.html");
        browser.until("document.getElementById('report') !== null");
        browser.fill("email", "reporter@localhost");
        browser.fill("text", "このサイトは偽物です。");
        browser.press("報告する");
        browser.until("document.querySelector('#outcome .problem small').lang === 'en'");

        browser.fill("email", "reporter@example.org");
        browser.press("報告する");

        browser.until("document.querySelector('#outcome .done') !== null");
        assertThat(text("#outcome"))
                .contains("報告番号：", "（日本時間）までに予備報告をメールでお送りします。")
                .doesNotContain("Invalid Date", "undefined");
        assertThatNothingStandsOut();
    }

    @Test
    void anybody_shouldFindTheirWay_whenTheyOpenTheAddressBelowAMail() throws Exception {
        serve(Given.ovOrder(Stage.ISSUED));
        browser.open(site() + "/");

        assertThat(text("h1")).contains("サーバー証明書のお手続き", "Server certificates");
        // What a link names is there; every page that needs no mail has a link.
        assertThat(browser.evaluate("Promise.all([...document.querySelectorAll('a')].map((link) => fetch(link.href)"
                        + ".then((answer) => answer.status + ' ' + new URL(link.href).pathname))).then((all) =>"
                        + " [...new Set(all)].sort().join(' '))"))
                .isEqualTo("200 /web/domains/index.html 200 /web/guides/index.html 200 /web/problem-report/index.html"
                        + " 200 /web/revocation/index.html 200 /web/terms/"
                        + CatalogueFile.read().terms().version() + ".txt");
        assertThatNothingStandsOut();
    }

    @Test
    void applicant_shouldReadWhatTheyAccept_whenTheyOpenTheLinkOfTheAgreement() throws Exception {
        var given = Given.evOrder(Stage.AGREEING);
        serve(given);
        browser.open(site() + "/links/" + given.linkId("agreement"));
        browser.until("document.querySelector('#answer a') !== null");

        assertThat(browser.evaluate("fetch(document.querySelector('#answer a').href).then((answer) => answer.text())"))
                .satisfies(text -> assertThat(AuditEntry.sha256(text))
                        .isEqualTo(given.ports().catalogue().terms().sha256()));
        assertThat(text("#answer p"))
                .contains("利用契約の全文（2026-10版）", given.ports().catalogue().terms().sha256());
        assertThatNothingStandsOut();
    }

    private void open(String page, GivenOrder given) throws Exception {
        open(page, given, given.token());
    }

    private void open(String page, GivenOrder given, String token) throws Exception {
        serve(given);
        browser.open(site() + "/web/" + page + "/index.html#" + given.id());
        browser.until("document.getElementById('order').value === '" + given.id() + "'");
        browser.fill("token", token);
        browser.press("表示する");
    }

    private void serve(GivenOrder given) throws IOException {
        order = given;
        var pages = new StaticPages(EventFile.root().resolve("web"));
        server = new WebServer(0)
                .route("/", pages::serveRoot)
                .route("/web", pages::serve)
                .route("/links", pages::serveLinks)
                .route("/v1", this::answer)
                .start();
    }

    private String site() {
        return "http://127.0.0.1:" + server.port();
    }

    /** The function of the route, asked as the gateway does. */
    private void answer(Exchange exchange) throws IOException {
        var route = exchange.method() + " " + exchange.segments().getLast();
        Ports ports = order.ports();
        if (exchange.segments().getFirst().equals("links")) {
            answer(exchange, new ReadLinkHandler(ports), "16-read-link");
        } else if (route.equals("POST revocation")) {
            answer(exchange, new RequestRevocationHandler(ports), "41-request-revocation");
        } else if (route.equals("POST look")) {
            answer(exchange, new CheckDomainNowHandler(ports), "29-check-domain-now");
        } else if (route.equals("POST problem-reports")) {
            answer(exchange, new ReportProblemHandler(ports), "47-report-problem");
        } else {
            answer(exchange, new ReadOrderHandler(ports), "05-read-order");
        }
    }

    private void answer(Exchange exchange, RequestStreamHandler handler, String event) throws IOException {
        var folder = event.endsWith("read-link") ? "ev-order/" : "side-paths/";
        ObjectNode asked = new EventFile(folder + event + ".json").json();
        asked.withObject("/headers")
                .put("Authorization", exchange.header("Authorization").orElse(""));
        if (exchange.segments().size() > 1) {
            asked.withObject("/pathParameters")
                    .put("orderId", exchange.segments().get(1))
                    .put("linkId", exchange.segments().get(1));
        }
        if (exchange.segments().size() > 3) {
            asked.withObject("/pathParameters")
                    .put("checkId", exchange.segments().get(3));
        }
        asked.put("body", new String(exchange.body(), StandardCharsets.UTF_8));
        var answer = Invocation.of(handler::handleRequest, asked);
        exchange.answer(answer.status(), "application/json", answer.text());
    }

    private static String text(String selector) throws Exception {
        return browser.evaluate("document.querySelector('" + selector + "').innerText");
    }

    private static void assertThatNothingStandsOut() throws Exception {
        assertThat(browser.evaluate(
                        "String(document.documentElement.scrollWidth - document.documentElement.clientWidth)"))
                .isEqualTo("0");
    }
}
