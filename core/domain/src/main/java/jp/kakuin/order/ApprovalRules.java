package jp.kakuin.order;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import jp.kakuin.csr.HostNames;
import jp.kakuin.order.Application.Approval;
import jp.kakuin.order.NameRules.OrderedNames;

/** How control over each name is shown (SPEC D-1, D-6, BR 3.2.2.4). */
final class ApprovalRules {

    private static final int LONGEST_NAME = 253;
    // No order needs more, and whoever sends more than this has repeated one or named one that is not ordered.
    private static final int MOST_APPROVALS_READ = 2 * NameRules.MOST_NAMES;

    private final FieldReader form;
    private final HostNames hostNames;

    ApprovalRules(FieldReader form, HostNames hostNames) {
        this.form = form;
        this.hostNames = hostNames;
    }

    /** One approval per name, in the order of the names; incomplete if anything was refused. */
    List<Approval> check(List<ApplicationForm.Approval> approvals, OrderedNames names, LocalDate today) {
        var choice = new ApprovalChoice(hostNames, today);
        var approved = new HashMap<String, Approval>();
        var asked = new HashSet<String>();
        for (int i = 0; approvals != null && i < Math.min(approvals.size(), MOST_APPROVALS_READ); i++) {
            var approval = Objects.requireNonNullElse(approvals.get(i), ApplicationForm.Approval.EMPTY);
            var in = form.entry("approvals", i);
            var name = in.required("name", approval.name(), LONGEST_NAME).toLowerCase(Locale.ROOT);
            if (isExpected(in, name, names, asked)) {
                choice.of(in, name, approval).ifPresent(chosen -> approved.put(name, chosen));
            } else if (ApprovalChoice.isMail(approval)) {
                in.required("mailbox", approval.mailbox(), ApprovalChoice.LONGEST_MAILBOX);
            }
        }
        names.wellFormed().stream()
                .filter(name -> !asked.contains(name))
                .forEach(name -> form.refuse(ApplicationCode.APPROVAL_MISSING, "approvals", name));
        return names.all().stream().map(approved::get).filter(Objects::nonNull).toList();
    }

    private static boolean isExpected(FieldReader in, String name, OrderedNames names, HashSet<String> asked) {
        if (name.isEmpty()) {
            return false;
        }
        if (!names.all().contains(name)) {
            if (names.complete()) {
                in.refuse(ApplicationCode.APPROVAL_OF_NAME_NOT_ORDERED, "name", name);
            }
            return false;
        }
        if (!asked.add(name)) {
            in.refuse(ApplicationCode.APPROVAL_REPEATED, "name", name);
            return false;
        }
        return names.wellFormed().contains(name);
    }
}
