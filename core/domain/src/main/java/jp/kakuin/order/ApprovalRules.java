package jp.kakuin.order;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import jp.kakuin.csr.HostNames;
import jp.kakuin.order.Application.ApprovalMailbox;
import jp.kakuin.order.NameRules.OrderedNames;
import jp.kakuin.vetting.ValidationMethods;

/** Which mailbox approves which name (SPEC D-1, BR 3.2.2.4.4). */
final class ApprovalRules {

    private static final List<String> MAILBOXES =
            List.of("admin", "administrator", "webmaster", "hostmaster", "postmaster");
    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_MAILBOX = 320;
    // No order needs more, and whoever sends more than this has repeated one or named one that is not ordered.
    private static final int MOST_APPROVALS_READ = 2 * NameRules.MOST_NAMES;

    private final FieldReader form;
    private final HostNames hostNames;

    ApprovalRules(FieldReader form, HostNames hostNames) {
        this.form = form;
        this.hostNames = hostNames;
    }

    /** One approval per name, in the order of the names; incomplete if anything was refused. */
    List<ApprovalMailbox> check(List<ApplicationForm.Approval> approvals, OrderedNames names, LocalDate today) {
        var method = ValidationMethods.CONSTRUCTED_MAIL;
        if (method.ended(today)) {
            form.refuse(ApplicationCode.APPROVAL_METHOD_ENDED, "approvals", method.arguments());
            return List.of();
        }
        var approved = new HashMap<String, ApprovalMailbox>();
        var asked = new HashSet<String>();
        for (int i = 0; approvals != null && i < Math.min(approvals.size(), MOST_APPROVALS_READ); i++) {
            var approval = Objects.requireNonNullElse(approvals.get(i), ApplicationForm.Approval.EMPTY);
            var in = form.entry("approvals", i);
            var name = in.required("name", approval.name(), LONGEST_NAME).toLowerCase(Locale.ROOT);
            var mailbox =
                    in.required("mailbox", approval.mailbox(), LONGEST_MAILBOX).toLowerCase(Locale.ROOT);
            if (isExpected(in, name, names, asked) && !mailbox.isEmpty()) {
                approved.put(name, approval(in, name, mailbox));
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

    private ApprovalMailbox approval(FieldReader in, String name, String mailbox) {
        int at = mailbox.lastIndexOf('@');
        var local = at < 0 ? mailbox : mailbox.substring(0, at);
        var domain = at < 0 ? "" : mailbox.substring(at + 1);
        var domains = hostNames.authorizationDomainNames(name);
        if (!MAILBOXES.contains(local)) {
            in.refuse(
                    ApplicationCode.APPROVAL_MAILBOX_OF_ANOTHER_KIND,
                    "mailbox",
                    Map.of(
                            "value", mailbox,
                            "mailboxes", String.join(", ", MAILBOXES),
                            "date", ValidationMethods.WHOIS_MAIL.sunset().toString()));
        }
        if (!domains.contains(domain)) {
            in.refuse(
                    ApplicationCode.APPROVAL_MAILBOX_AT_ANOTHER_DOMAIN,
                    "mailbox",
                    Map.of("value", mailbox, "name", name, "domains", String.join(", ", domains)));
        }
        return new ApprovalMailbox(name, domain, mailbox);
    }
}
