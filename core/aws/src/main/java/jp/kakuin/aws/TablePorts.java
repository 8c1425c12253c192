package jp.kakuin.aws;

import jp.kakuin.Ports;
import jp.kakuin.audit.Unarchived;
import jp.kakuin.aws.table.Table;
import jp.kakuin.aws.table.TableAccounts;
import jp.kakuin.aws.table.TableCompromisedKeys;
import jp.kakuin.aws.table.TableCrlNumbers;
import jp.kakuin.aws.table.TableDrafts;
import jp.kakuin.aws.table.TableDueIndex;
import jp.kakuin.aws.table.TableHighRiskList;
import jp.kakuin.aws.table.TableIssuedSerials;
import jp.kakuin.aws.table.TableMailClaims;
import jp.kakuin.aws.table.TableOrders;
import jp.kakuin.aws.table.TableProblemReports;
import jp.kakuin.aws.table.TableSignatureLedger;
import jp.kakuin.aws.table.TableTaskTokens;
import jp.kakuin.aws.table.TableUnarchived;
import jp.kakuin.compromise.CompromisedKeys;
import jp.kakuin.compromise.KeyUses;
import jp.kakuin.draft.Drafts;
import jp.kakuin.due.DueIndex;
import jp.kakuin.flow.TaskTokens;
import jp.kakuin.highrisk.HighRiskList;
import jp.kakuin.issuance.SignatureLedger;
import jp.kakuin.mail.MailClaims;
import jp.kakuin.order.Accounts;
import jp.kakuin.order.Orders;
import jp.kakuin.problem.ProblemReports;
import jp.kakuin.revocation.IssuedSerials;
import jp.kakuin.status.CrlNumbers;

/** The ports over the table. */
abstract class TablePorts implements Ports {

    private static final int ORDERS_PER_PAGE = 25;
    private static final int ENTRIES_PER_PAGE = 200;
    // Ten of these pages, with three mails for each entry, are done well within the five minutes that a run has.
    private static final int DUE_PER_PAGE = 25;
    // About what the table reads in one go.
    private static final int REVOKED_PER_PAGE = 4000;

    final FunctionEnvironment environment;
    final AwsClients clients;

    private final Lazy<Table> table = new Lazy<>(this::makeTable);
    private final Lazy<Orders> orders = new Lazy<>(this::makeOrders);
    private final Lazy<Accounts> accounts = new Lazy<>(() -> new TableAccounts(table.get()));
    private final Lazy<Drafts> drafts = new Lazy<>(() -> new TableDrafts(table.get()));
    private final Lazy<DueIndex> dueIndex = new Lazy<>(() -> new TableDueIndex(table.get(), DUE_PER_PAGE));
    private final Lazy<MailClaims> mailClaims = new Lazy<>(() -> new TableMailClaims(table.get(), clock()));
    private final Lazy<ProblemReports> problemReports = new Lazy<>(() -> new TableProblemReports(table.get()));
    private final Lazy<TaskTokens> taskTokens = new Lazy<>(() -> new TableTaskTokens(table.get()));
    private final Lazy<CompromisedKeys> compromisedKeys = new Lazy<>(() -> new TableCompromisedKeys(table.get()));
    private final Lazy<HighRiskList> highRiskList =
            new Lazy<>(() -> new TableHighRiskList(table.get(), ENTRIES_PER_PAGE));
    private final Lazy<SignatureLedger> ledger = new Lazy<>(() -> new TableSignatureLedger(table.get(), clock()));
    private final Lazy<IssuedSerials> issuedSerials =
            new Lazy<>(() -> new TableIssuedSerials(table.get(), REVOKED_PER_PAGE));
    private final Lazy<Unarchived> unarchived = new Lazy<>(() -> new TableUnarchived(table.get()));
    private final Lazy<CrlNumbers> crlNumbers = new Lazy<>(() -> new TableCrlNumbers(table.get()));

    TablePorts(FunctionEnvironment environment, AwsClients clients) {
        this.environment = environment;
        this.clients = clients;
    }

    final Table table() {
        return table.get();
    }

    final SignatureLedger ledger() {
        return ledger.get();
    }

    @Override
    public Orders orders() {
        return orders.get();
    }

    @Override
    public Accounts accounts() {
        return accounts.get();
    }

    @Override
    public Drafts drafts() {
        return drafts.get();
    }

    @Override
    public DueIndex dueIndex() {
        return dueIndex.get();
    }

    @Override
    public MailClaims mailClaims() {
        return mailClaims.get();
    }

    @Override
    public ProblemReports problemReports() {
        return problemReports.get();
    }

    @Override
    public TaskTokens taskTokens() {
        return taskTokens.get();
    }

    @Override
    public CompromisedKeys compromisedKeys() {
        return compromisedKeys.get();
    }

    @Override
    public HighRiskList highRiskList() {
        return highRiskList.get();
    }

    @Override
    public IssuedSerials issuedSerials() {
        return issuedSerials.get();
    }

    @Override
    public Unarchived unarchived() {
        return unarchived.get();
    }

    @Override
    public CrlNumbers crlNumbers() {
        return crlNumbers.get();
    }

    @Override
    public KeyUses keyUses() {
        return ledger.get();
    }

    private Table makeTable() {
        return new Table(clients.dynamoDb(), environment.required("TABLE"));
    }

    private Orders makeOrders() {
        return new NotedOrders(new TableOrders(table.get(), clock(), ORDERS_PER_PAGE));
    }
}
