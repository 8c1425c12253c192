package jp.kakuin.order;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kakuin.catalogue.Catalogue;
import jp.kakuin.catalogue.Product;
import jp.kakuin.csr.CsrInspector;
import jp.kakuin.csr.CsrReport;
import jp.kakuin.csr.HostNames;
import jp.kakuin.order.Application.Approval;
import jp.kakuin.order.Application.ContactRole;
import jp.kakuin.refusal.Refusal;
import jp.kakuin.refusal.Result;
import jp.kakuin.validation.ValidationMethod;

/** Every rule that can be asked of an application at once (SPEC section 3): the answer is an {@link Application} or all its mistakes. */
public final class ApplicationRules {

    private final Catalogue catalogue;
    private final CsrInspector csrInspector;
    private final HostNames hostNames;

    public ApplicationRules(Catalogue catalogue, CsrInspector csrInspector, HostNames hostNames) {
        this.catalogue = catalogue;
        this.csrInspector = csrInspector;
        this.hostNames = hostNames;
    }

    /**
     * A new application.
     *
     * @param today the day in Japan
     * @return the application, or every refusal with its field's path
     */
    public Result<Application> check(ApplicationForm form, LocalDate today) {
        var refusals = new ArrayList<Refusal>();
        var resellerCode = new ResellerRules(FieldReader.ofForm(refusals)).whileApplying(form);
        return check(form, resellerCode, refusals, today);
    }

    /**
     * An application that is edited. Its reseller code stays the one given while applying.
     *
     * @param before as it stands
     */
    public Result<Application> checkEdit(ApplicationForm form, Application before, LocalDate today) {
        var refusals = new ArrayList<Refusal>();
        var resellerCode = new ResellerRules(FieldReader.ofForm(refusals)).afterApplying(form, before.resellerCode());
        return check(form, resellerCode, refusals, today);
    }

    /** What an applicant should know although nothing is refused: of a method that ends soon (D-1), and of the CSR (C-9, C-10, C-11). */
    public List<Refusal> notices(Application application, LocalDate today) {
        var name = Optional.of(application.organisation().nameRomanised());
        var ofCsr = csrInspector.inspect(application.csr(), name, today).notices().stream()
                // The CSR does not cover it, the form does (C-10).
                .filter(notice ->
                        !application.names().contains(notice.arguments().getOrDefault("other", "")))
                .map(ApplicationRules::withinCsr);
        var ofPlace = OfficePlace.difference(application).stream();
        var ofMethods = ending(application.approvals().stream().map(Approval::method), today);
        return Stream.of(ofCsr, ofPlace, ofMethods).flatMap(Function.identity()).toList();
    }

    /** What whoever is going to apply should know: of every method that ends soon (D-1). */
    public List<Refusal> notices(LocalDate today) {
        return ending(ValidationMethod.openOn(today).stream(), today).toList();
    }

    private static Stream<Refusal> ending(Stream<ValidationMethod> methods, LocalDate today) {
        return methods.distinct()
                .map(ValidationMethod::row)
                .filter(row -> row.endsSoon(today))
                .map(row -> new Refusal(ApplicationCode.APPROVAL_METHOD_ENDS_SOON, "approvals", row.arguments()));
    }

    private Result<Application> check(
            ApplicationForm form, Optional<String> resellerCode, List<Refusal> refusals, LocalDate today) {
        var in = FieldReader.ofForm(refusals);
        var product = product(in, form);
        var csr = csr(in, form, today);
        var names = new NameRules(in, hostNames).check(csr.map(CsrReport::names).orElse(List.of()), form.names());
        var approvals = new ApprovalRules(in, hostNames).check(form.approvals(), names, today);
        var organisation = new OrganisationRules(in, product).check(organisationOf(form));
        var people = new ContactRules(in, organisation.nameJa()).check(form);
        var renewalNotices = renewalNotices(in, form.renewalNotices());
        var payer = in.choice("payer", form.payer(), Payer.class);
        acceptTerms(in.part("terms"), form.terms() == null ? ApplicationForm.Terms.EMPTY : form.terms());
        return refusals.isEmpty()
                ? Result.accepted(application(
                        form,
                        csr.orElseThrow(),
                        names.all(),
                        approvals,
                        organisation,
                        people,
                        renewalNotices,
                        resellerCode,
                        payer.orElseThrow()))
                : Result.refused(refusals);
    }

    private Application application(
            ApplicationForm form,
            CsrReport csr,
            List<String> names,
            List<Approval> approvals,
            Application.Organisation organisation,
            ContactRules.People people,
            Set<ContactRole> renewalNotices,
            Optional<String> resellerCode,
            Payer payer) {
        // The CSR's inspector and the names' rules would have to disagree: better no order than one without a domain's
        // approval.
        if (approvals.size() != names.size()) {
            throw new IllegalStateException("a name without an approval");
        }
        return new Application(
                form.product().strip(),
                form.termMonths(),
                form.csr(),
                decoded(csr),
                names,
                approvals,
                organisation,
                people.applicant(),
                people.registrationContact(),
                people.technicalContact(),
                people.billingContact(),
                people.invoiceDelivery(),
                renewalNotices,
                Boolean.TRUE.equals(form.sticker()),
                resellerCode,
                payer == Payer.THIRD_PARTY,
                catalogue.terms().version(),
                catalogue.terms().sha256());
    }

    private Optional<Product> product(FieldReader in, ApplicationForm form) {
        var id = in.required("product", form.product(), 100);
        var product = catalogue.product(id);
        if (product.isEmpty() && !id.isEmpty()) {
            var known = String.join(", ", new TreeSet<>(catalogue.products().keySet()));
            in.refuse(ApplicationCode.PRODUCT_UNKNOWN, "product", Map.of("value", id, "choices", known));
        }
        if (form.termMonths() == null) {
            in.refuse(ApplicationCode.FIELD_MISSING, "termMonths");
        } else {
            product.ifPresent(offered -> requireTerm(in, offered, form.termMonths()));
        }
        return product;
    }

    private static void requireTerm(FieldReader in, Product product, int months) {
        if (!product.pricePerName().containsKey(months)) {
            var terms = new TreeSet<>(product.pricePerName().keySet())
                    .stream().map(String::valueOf).collect(Collectors.joining(", "));
            var name = product.name();
            in.refuse(
                    ApplicationCode.TERM_NOT_OFFERED,
                    "termMonths",
                    Map.of(
                            "value", Integer.toString(months),
                            "choices", terms,
                            "productJa", name.ja(),
                            "productEn", name.en()));
        }
    }

    private Optional<CsrReport> csr(FieldReader in, ApplicationForm form, LocalDate today) {
        if (form.csr() == null || form.csr().isBlank()) {
            in.refuse(ApplicationCode.FIELD_MISSING, "csr");
            return Optional.empty();
        }
        var name = Optional.ofNullable(organisationOf(form).nameRomanised())
                .map(String::strip)
                .filter(romanised -> !romanised.isEmpty());
        var report = csrInspector.inspect(form.csr(), name, today);
        in.refuse(report.problems().stream().map(ApplicationRules::withinCsr).toList());
        return Optional.of(report);
    }

    private static Refusal withinCsr(Refusal problem) {
        var field = problem.field();
        if (field.equals("csr") || field.startsWith("csr.")) {
            return problem;
        }
        return new Refusal(problem.code(), field.isEmpty() ? "csr" : "csr." + field, problem.arguments());
    }

    private static Application.Csr decoded(CsrReport report) {
        return new Application.Csr(
                report.subject().get("ST"),
                report.subject().get("L"),
                report.subject().get("O"),
                report.key().orElseThrow().spkiSha256(),
                report.place());
    }

    private static ApplicationForm.Organisation organisationOf(ApplicationForm form) {
        return form.organisation() == null ? ApplicationForm.Organisation.EMPTY : form.organisation();
    }

    private static Set<ContactRole> renewalNotices(FieldReader in, List<String> words) {
        var wanted = EnumSet.noneOf(ContactRole.class);
        for (int i = 0; words != null && i < words.size(); i++) {
            in.choice("renewalNotices[" + i + "]", words.get(i), ContactRole.class)
                    .ifPresent(wanted::add);
        }
        return Collections.unmodifiableSet(wanted);
    }

    private void acceptTerms(FieldReader in, ApplicationForm.Terms accepted) {
        var inForce = catalogue.terms();
        requireInForce(in, "version", in.required("version", accepted.version(), 100), inForce.version());
        requireInForce(in, "sha256", in.required("sha256", accepted.sha256(), 100), inForce.sha256());
        if (!Boolean.TRUE.equals(accepted.accepted())) {
            in.refuse(ApplicationCode.TERMS_NOT_ACCEPTED, "accepted");
        }
    }

    private static void requireInForce(FieldReader in, String field, String given, String inForce) {
        if (!given.isEmpty() && !given.equalsIgnoreCase(inForce)) {
            in.refuse(ApplicationCode.TERMS_NOT_IN_FORCE, field, Map.of("value", given, "expected", inForce));
        }
    }

    private enum Payer {
        APPLICANT,
        THIRD_PARTY
    }
}
