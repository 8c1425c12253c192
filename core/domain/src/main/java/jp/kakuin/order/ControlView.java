package jp.kakuin.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.kakuin.catalogue.Text;
import jp.kakuin.validation.DomainControl;
import jp.kakuin.validation.Instruction;
import jp.kakuin.validation.ValidationMethod;
import jp.kakuin.vetting.Check;
import jp.kakuin.vetting.DomainInstructions;

/**
 * How control over a check's names is shown, as the customer sees it (SPEC D-6).
 *
 * @param instructions what to publish, any one of them; empty for mail, and until it is asked for
 * @param persistentRecord the record that could stand there for good
 * @param expiresOn last day on which the Random Value is looked for
 * @param lastLook what was seen last
 * @param nextLookAt when it is looked for again by itself
 * @param methods what can be chosen, in the order in which we recommend it
 */
public record ControlView(
        String method,
        String section,
        Text title,
        String authorizationDomainName,
        List<Instruction> instructions,
        Optional<Instruction> persistentRecord,
        Optional<LocalDate> expiresOn,
        Optional<DomainControl.Look> lastLook,
        Optional<Instant> nextLookAt,
        List<MethodView> methods) {

    private static final List<MethodView> METHODS =
            Arrays.stream(ValidationMethod.values()).map(MethodView::of).toList();

    /** @param endsOn the first day on which it may no longer be used, if one is set */
    public record MethodView(String method, Text title, Optional<LocalDate> endsOn) {

        static MethodView of(ValidationMethod method) {
            return new MethodView(
                    method.label(), method.row().title(), method.row().dayOfEnd());
        }
    }

    static Optional<ControlView> of(Order order, Check check) {
        return check.control()
                .map(control -> new ControlView(
                        control.method().label(),
                        control.method().section(),
                        control.method().row().title(),
                        control.authorizationDomainName(),
                        DomainInstructions.of(order, check),
                        DomainInstructions.persistentRecord(order, check),
                        DomainInstructions.expiresOn(check),
                        control.last(),
                        control.nextLookAt(),
                        METHODS));
    }
}
