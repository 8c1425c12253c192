package jp.kakuin.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import jp.kakuin.local.host.FunctionDeclaration;
import org.junit.jupiter.api.Test;

class TemplateFileTest {

    private static final Path SAMPLE = Path.of("src/test/resources/sample/template.yaml");

    @Test
    void functions_shouldBeRead_soThatEachCallFindsItsHandler() throws Exception {
        assertThat(TemplateFile.read(SAMPLE).functions())
                .startsWith(
                        new FunctionDeclaration(
                                "ValidateCsrFunction",
                                "validate-csr",
                                "java25",
                                "jp.kakuin.functions.ValidateCsrHandler",
                                "handleRequest",
                                Duration.ofSeconds(20)),
                        new FunctionDeclaration(
                                "OpenCheckFunction",
                                "open-check",
                                "java25",
                                "jp.kakuin.functions.OpenCheckHandler",
                                "handleRequest",
                                Duration.ofSeconds(7)));
    }

    @Test
    void text_shouldChangeInItsPathsOnly_whenFilesGetAnAddress() throws Exception {
        String text = TemplateFile.read(SAMPLE).withFiles(file -> "s3://b/" + file.getFileName());

        assertThat(text)
                .contains("CodeUri: 's3://b/関数.jar'\n      Handler: jp.kakuin.functions.ValidateCsrHandler")
                .contains("CodeUri: 's3://b/関数.jar'\n      Timeout: 7")
                .contains("ContentUri: 's3://b/layer', Compatible")
                .contains("DefinitionUri: 's3://b/order.asl.json'\n")
                .contains("見本 🏯")
                .contains("!Sub '${AWS::StackName}-validate-csr'");
    }
}
