package jp.kakuin.documents.pdf;

import java.util.List;
import java.util.stream.IntStream;
import jp.kakuin.catalogue.Text;
import jp.kakuin.documents.Language;
import jp.kakuin.invoicing.ApplicationPaper;

/** What stands on the service application form and on the cover letter. */
final class ApplicationValues {

    /** More names than these would push the signature off the first page; they go to an annex. */
    private static final int NAMES_ON_FIRST_PAGE = 4;

    private ApplicationValues() {}

    static Values of(ApplicationPaper paper) {
        boolean annex = paper.names().size() > NAMES_ON_FIRST_PAGE;
        Values values = new Values()
                .set("order", paper.order().value())
                .set("contractCode", paper.contractCode())
                .set("productJa", paper.product().ja())
                .set("productEn", paper.product().en())
                .set("termJa", Language.JAPANESE.months(paper.termMonths()))
                .set("termEn", Language.ENGLISH.months(paper.termMonths()))
                .set("nameCount", Integer.toString(paper.names().size()))
                .list("firstNames", names(annex ? paper.names().subList(0, 1) : paper.names()))
                .when("annex", annex)
                .list("annexRows", annex ? annexRows(paper.names()) : List.of())
                .list(
                        "documents",
                        paper.documents().stream()
                                .map(ApplicationValues::document)
                                .toList());
        PaperValues.date(values, "appliedOn", paper.appliedOn());
        PaperValues.seller(values, paper.authority());
        organisation(values, paper);
        person(values, "representative", paper.representative());
        person(values, "applicant", paper.applicant());
        person(values, "contact", paper.registrationContact());
        return values;
    }

    private static void organisation(Values values, ApplicationPaper paper) {
        values.set("organisation", paper.organisationNameJa())
                .set("organisationEn", paper.organisationNameRomanised())
                .set("corporateNumber", paper.corporateNumber().isBlank() ? "—" : paper.corporateNumber())
                .set("postalCode", PaperValues.postalCode(paper.postalCode()))
                .set("address", paper.address())
                .set("telephone", paper.telephone());
    }

    private static void person(Values values, String role, ApplicationPaper.Person person) {
        values.set(role + "Name", person.name())
                .set(role + "Post", (person.department() + "　" + person.title()).strip())
                .set(role + "Telephone", person.telephone())
                .set(role + "Mail", person.email());
    }

    private static Values document(Text text) {
        return new Values().set("ja", text.ja()).set("en", text.en());
    }

    private static List<Values> names(List<String> names) {
        return names.stream().map(name -> new Values().set("name", name)).toList();
    }

    /** Two columns, numbered down the left and then down the right. */
    private static List<Values> annexRows(List<String> names) {
        int rows = (names.size() + 1) / 2;
        return IntStream.range(0, rows)
                .mapToObj(i -> new Values()
                        .set("leftNumber", Integer.toString(i + 1))
                        .set("leftName", names.get(i))
                        .set("rightNumber", rows + i < names.size() ? Integer.toString(rows + i + 1) : "")
                        .set("rightName", rows + i < names.size() ? names.get(rows + i) : ""))
                .toList();
    }
}
