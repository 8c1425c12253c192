package jp.kakuin.testkit;

import jp.kakuin.audit.AuditArchive;
import jp.kakuin.audit.Unarchived;
import jp.kakuin.compromise.CompromisedKeys;
import jp.kakuin.draft.Drafts;
import jp.kakuin.due.DueIndex;
import jp.kakuin.highrisk.HighRiskList;
import jp.kakuin.issuance.SignatureLedger;
import jp.kakuin.issuance.TimestampLedger;
import jp.kakuin.mail.MailClaims;
import jp.kakuin.order.Accounts;
import jp.kakuin.order.Orders;
import jp.kakuin.recovery.RestoredChains;
import jp.kakuin.revocation.IssuedSerials;
import jp.kakuin.status.CrlNumbers;
import jp.kakuin.testkit.contract.AuditArchiveContract;
import jp.kakuin.testkit.contract.CompromisedKeysContract;
import jp.kakuin.testkit.contract.ConcurrencyContract;
import jp.kakuin.testkit.contract.CrlNumbersContract;
import jp.kakuin.testkit.contract.DraftsContract;
import jp.kakuin.testkit.contract.DueIndexContract;
import jp.kakuin.testkit.contract.HighRiskListContract;
import jp.kakuin.testkit.contract.IssuedSerialsContract;
import jp.kakuin.testkit.contract.MailClaimsContract;
import jp.kakuin.testkit.contract.OrdersContract;
import jp.kakuin.testkit.contract.RestoredChainsContract;
import jp.kakuin.testkit.contract.SignatureLedgerContract;
import jp.kakuin.testkit.contract.TimestampLedgerContract;
import jp.kakuin.testkit.contract.UnarchivedContract;
import org.junit.jupiter.api.Nested;

/** The fakes keep what the adapters keep; else a use case tested with them would fail on AWS. */
class InMemoryContractsTest {

    @Nested
    class OrdersInMemory extends OrdersContract {

        private final InMemoryAccounts accounts = new InMemoryAccounts();
        private final InMemoryDueIndex dueIndex = new InMemoryDueIndex();
        private final InMemoryOrders orders =
                new InMemoryOrders(clock, accounts, dueIndex, new InMemoryUnarchived(clock));

        @Override
        protected Orders orders() {
            return orders;
        }

        @Override
        protected Accounts accounts() {
            return accounts;
        }

        @Override
        protected DueIndex dueIndex() {
            return dueIndex;
        }
    }

    @Nested
    class CrlNumbersInMemory extends CrlNumbersContract {

        private final InMemoryCrlNumbers numbers = new InMemoryCrlNumbers();

        @Override
        protected CrlNumbers numbers() {
            return numbers;
        }
    }

    @Nested
    class DueIndexInMemory extends DueIndexContract {

        private final InMemoryDueIndex dueIndex = new InMemoryDueIndex();

        @Override
        protected DueIndex dueIndex() {
            return dueIndex;
        }
    }

    @Nested
    class MailClaimsInMemory extends MailClaimsContract {

        private final InMemoryDueIndex dueIndex = new InMemoryDueIndex();
        private final SteppingClock clock = new SteppingClock();
        private final InMemoryUnarchived unarchived = new InMemoryUnarchived(clock);
        private final InMemoryMailClaims claims = new InMemoryMailClaims(dueIndex, unarchived, clock);

        @Override
        protected MailClaims claims() {
            return claims;
        }

        @Override
        protected DueIndex dueIndex() {
            return dueIndex;
        }

        @Override
        protected Unarchived unarchived() {
            return unarchived;
        }
    }

    @Nested
    class DraftsInMemory extends DraftsContract {

        private final InMemoryDrafts drafts = new InMemoryDrafts();

        @Override
        protected Drafts drafts() {
            return drafts;
        }
    }

    @Nested
    class LedgerInMemory extends SignatureLedgerContract {

        private final InMemoryUnarchived unarchived = new InMemoryUnarchived(new SteppingClock());
        private final InMemorySignatureLedger ledger = new InMemorySignatureLedger(unarchived::add);

        @Override
        protected SignatureLedger ledger() {
            return ledger;
        }

        @Override
        protected Unarchived unarchived() {
            return unarchived;
        }
    }

    @Nested
    class IssuedSerialsInMemory extends IssuedSerialsContract {

        private final InMemoryDueIndex dueIndex = new InMemoryDueIndex();
        private final InMemoryUnarchived unarchived = new InMemoryUnarchived(clock);
        private final InMemoryOrders orders = new InMemoryOrders(clock, new InMemoryAccounts(), dueIndex, unarchived);
        private final InMemorySignatureLedger ledger = new InMemorySignatureLedger(unarchived::add, dueIndex::add);

        @Override
        protected IssuedSerials serials() {
            return InMemoryIssuedSerials.of(ledger, orders);
        }

        @Override
        protected SignatureLedger ledger() {
            return ledger;
        }

        @Override
        protected Orders orders() {
            return orders;
        }

        @Override
        protected DueIndex dueIndex() {
            return dueIndex;
        }
    }

    @Nested
    class UnarchivedInMemory extends UnarchivedContract {

        private final InMemoryUnarchived unarchived = new InMemoryUnarchived(clock);
        private final InMemoryMailClaims claims = new InMemoryMailClaims(new InMemoryDueIndex(), unarchived, clock);
        private final InMemoryOrders orders =
                new InMemoryOrders(clock, new InMemoryAccounts(), new InMemoryDueIndex(), unarchived);

        @Override
        protected Unarchived unarchived() {
            return unarchived;
        }

        @Override
        protected MailClaims claims() {
            return claims;
        }

        @Override
        protected Orders orders() {
            return orders;
        }
    }

    @Nested
    class RestoredChainsInMemory extends RestoredChainsContract {

        private final InMemoryOrders orders = new InMemoryOrders(
                clock, new InMemoryAccounts(), new InMemoryDueIndex(), new InMemoryUnarchived(clock));

        @Override
        protected RestoredChains chains() {
            return orders;
        }

        @Override
        protected Orders orders() {
            return orders;
        }
    }

    @Nested
    class AuditArchiveInMemory extends AuditArchiveContract {

        private final InMemoryAuditArchive archive = new InMemoryAuditArchive();

        @Override
        protected AuditArchive archive() {
            return archive;
        }
    }

    @Nested
    class ConcurrencyInMemory extends ConcurrencyContract {

        private final InMemoryDueIndex dueIndex = new InMemoryDueIndex();
        private final InMemoryUnarchived unarchived = new InMemoryUnarchived(clock);
        private final InMemoryOrders orders = new InMemoryOrders(clock, new InMemoryAccounts(), dueIndex, unarchived);
        private final InMemoryMailClaims claims = new InMemoryMailClaims(dueIndex, unarchived, clock);
        private final SignatureLedger ledger = new InMemorySignatureLedger();

        @Override
        protected Orders orders() {
            return orders;
        }

        @Override
        protected MailClaims claims() {
            return claims;
        }

        @Override
        protected DueIndex dueIndex() {
            return dueIndex;
        }

        @Override
        protected SignatureLedger ledger() {
            return ledger;
        }
    }

    @Nested
    class CompromisedKeysInMemory extends CompromisedKeysContract {

        private final InMemoryCompromisedKeys keys = new InMemoryCompromisedKeys();

        @Override
        protected CompromisedKeys keys() {
            return keys;
        }
    }

    @Nested
    class HighRiskListInMemory extends HighRiskListContract {

        private final InMemoryHighRiskList list = new InMemoryHighRiskList();

        @Override
        protected HighRiskList list() {
            return list;
        }
    }

    @Nested
    class TimestampLedgerInMemory extends TimestampLedgerContract {

        private final InMemoryTimestampLedger timestamps = new InMemoryTimestampLedger();

        @Override
        protected TimestampLedger timestamps() {
            return timestamps;
        }
    }
}
