package jp.kakuin.documents.mail;

import java.net.URI;
import jp.kakuin.catalogue.Text;

/**
 * Who writes the mails, as they sign.
 *
 * @param name of the certification authority
 * @param supportMail where customers ask
 * @param supportTelephone as printed
 * @param portal the customers' page
 */
public record Sender(Text name, String supportMail, String supportTelephone, URI portal) {}
