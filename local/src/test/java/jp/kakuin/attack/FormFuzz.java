package jp.kakuin.attack;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.kakuin.aws.http.ApiRequest;
import jp.kakuin.aws.http.DraftForm;
import jp.kakuin.aws.http.JsonBody;
import jp.kakuin.aws.json.Json;
import jp.kakuin.csr.CheckCsr;
import jp.kakuin.order.Application;
import jp.kakuin.order.ApplicationForm;
import jp.kakuin.order.ApplicationRules;
import jp.kakuin.pki.csr.CsrCheck;
import jp.kakuin.pki.name.FullyQualifiedNames;
import jp.kakuin.pki.weak.WeakKeyLists;
import jp.kakuin.refusal.Result;
import jp.kakuin.testkit.InMemoryCompromisedKeys;
import jp.kakuin.testkit.SampleCatalogue;
import jp.kakuin.upload.RequestUpload;
import jp.kakuin.vetting.PhoneCallForm;
import jp.kakuin.vetting.RecordCheck;
import jp.kakuin.vetting.SendBackOrder;

/** A request's body as every form that it could be: what is taken is written and read as the same. */
public final class FormFuzz {

    private static final FullyQualifiedNames NAMES = new FullyQualifiedNames();
    private static final ApplicationRules RULES = new ApplicationRules(
            SampleCatalogue.catalogue(),
            new CsrCheck(NAMES, WeakKeyLists.in(Path.of("none")), new InMemoryCompromisedKeys()),
            NAMES);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final List<Class<?>> FORMS = List.of(
            ApplicationForm.class,
            CheckCsr.Form.class,
            DraftForm.class,
            RequestUpload.Form.class,
            RecordCheck.Form.class,
            PhoneCallForm.class,
            SendBackOrder.Form.class);

    private FormFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        for (var form : FORMS) {
            switch (read(data, form)) {
                case Result.Refused<?>(var refusals) -> Told.check(refusals);
                case Result.Accepted<?>(var taken) -> {
                    var again = read(Json.write(taken).getBytes(StandardCharsets.UTF_8), form);
                    Told.require(again.equals(Result.accepted(taken)), "written and read as another " + form);
                    if (taken instanceof ApplicationForm application) {
                        judge(application);
                    }
                }
            }
        }
    }

    private static Result<?> read(byte[] body, Class<?> form) {
        return JsonBody.read(new ApiRequest("POST", "/", Map.of(), Map.of(), Map.of(), body, "", ""), form);
    }

    private static void judge(ApplicationForm form) {
        switch (RULES.check(form, DAY)) {
            case Result.Refused<Application>(var refusals) -> Told.check(refusals);
            case Result.Accepted<Application>(var application) -> {
                var kept = Json.read(Json.write(application), Application.class);
                Told.require(kept.equals(application), "kept as another application");
                Told.check(RULES.notices(application, DAY));
            }
        }
    }
}
