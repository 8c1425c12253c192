package jp.kakuin.aws;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jp.kakuin.pki.validation.PublicInternet;
import jp.kakuin.validation.SiteReach;
import org.junit.jupiter.api.Test;

/** Which part may know which. */
class ArchitectureTest {

    private static final String[] CLOUD = {
        "software.amazon..", "com.amazonaws..", "com.fasterxml.jackson..", "com.nimbusds..", "jp.kakuin.aws.."
    };

    private static final JavaClasses CLASSES = ownClasses();

    private static final DescribedPredicate<JavaClass> DOMAIN = JavaClass.Predicates.resideInAPackage("jp.kakuin..")
            .and(JavaClass.Predicates.resideOutsideOfPackages(
                    "jp.kakuin.aws..", "jp.kakuin.pki..", "jp.kakuin.documents..", "jp.kakuin.testkit.."))
            .as("classes of the domain");

    @Test
    void rules_shouldBeReadableWithoutAws_whenTheyAreDomainOrPki() {
        noClasses()
                .that(DOMAIN.or(JavaClass.Predicates.resideInAPackage("jp.kakuin.pki..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CLOUD)
                .check(CLASSES);
    }

    @Test
    void domain_shouldNeedNothingButTheJdk_whenItIsCompiled() {
        classes()
                .that(DOMAIN)
                .should()
                .onlyDependOnClassesThat(DOMAIN.or(JavaClass.Predicates.resideInAnyPackage("java..", "javax.crypto..")))
                .check(CLASSES);
    }

    @Test
    void papersAndKeys_shouldNotMeet_whenOneIsLoaded() {
        noClasses()
                .that()
                .resideInAPackage("jp.kakuin.pki..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jp.kakuin.documents..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("jp.kakuin.documents..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jp.kakuin.pki..", "jp.kakuin.aws..")
                .check(CLASSES);
    }

    @Test
    void validation_shouldReachThePublicInternetOnly_whenItRunsOnAws() {
        assertThat(FunctionEnvironment.ofLambda().siteReach()).isEmpty();
        classes()
                .that()
                .implement(SiteReach.class)
                .should()
                .be(PublicInternet.class)
                .check(CLASSES);
    }

    @Test
    void package_shouldNameADutyOfACa_whenItIsAdded() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..service..", "..services..", "..dto..", "..common..")
                .check(CLASSES);
    }

    private static JavaClasses ownClasses() {
        // The names of other classes are enough; looking into all of them takes many seconds.
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("jp.kakuin");
    }
}
