package dev.tollbridge.simulators.unionpay;

import static dev.tollbridge.simulators.core.Rule.assumed;
import static dev.tollbridge.simulators.core.Rule.confirmed;

import dev.tollbridge.simulators.core.Rule;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the fake UnionPay does and how sure we are that the real one does so. "Notes" are the
 * project's protocol notes; "kit" is UnionPay's sample kit as merchants have published it.
 */
final class UnionPayRules {
    private static final String LIBRARY = "pay-java-union 2.14.7";
    private static final String OURS = "not written down publicly; chosen here";

    static final List<Rule> ALL =
            Stream.of(
                            messages(),
                            keys(),
                            orders(),
                            follows(),
                            queries(),
                            notices(),
                            files(),
                            pages())
                    .flatMap(List::stream)
                    .toList();

    private UnionPayRules() {}

    private static List<Rule> messages() {
        return List.of(
                confirmed(
                        "unionpay.request.signature",
                        "SHA256withRSA over the lower-case hexadecimal SHA-256 of all non-empty fields but signature, sorted by name and joined as k=v with &.",
                        LIBRARY + ", notes 3"),
                confirmed(
                        "unionpay.request.cert-id",
                        "certId is the signing certificate's serial number in decimal.",
                        LIBRARY + ", notes 2"),
                confirmed(
                        "unionpay.request.form",
                        "Requests are URL-encoded forms in the encoding they name, UTF-8 or GBK.",
                        "notes 1"),
                confirmed(
                        "unionpay.answer.text",
                        "Answers are k=v joined with &, and nothing is encoded; messages end with a code in brackets.",
                        "notes 4"),
                confirmed(
                        "unionpay.answer.certificate",
                        "Answers carry the signing certificate in signPubKeyCert and are signed by its key.",
                        LIBRARY + ", notes 3"),
                assumed(
                        "unionpay.answer.refusal-signed",
                        "Refusals are signed like everything else, also to a merchant that is not known.",
                        OURS),
                assumed(
                        "unionpay.request.version",
                        "Another version than 5.1.0, or another signMethod than 01, is 10.",
                        "5.0.0 is out of use: notes 3; the code: " + OURS),
                assumed(
                        "unionpay.request.signature-refused",
                        "A wrong signature or certId is 11, an unknown merchant 31.",
                        "codes: notes 6; which one when: " + OURS),
                assumed(
                        "unionpay.request.field-refused",
                        "A missing field is 13, one of another form 10; the field's name stands in brackets.",
                        "codes: notes 6; the brackets: " + OURS),
                assumed(
                        "unionpay.request.access",
                        "Only merchants themselves are known: accessType 0.",
                        OURS),
                assumed(
                        "unionpay.request.customer",
                        "customerInfo is Base64 of {encryptedInfo=...}; inside is Base64 of RSA (PKCS #1 padding) of phoneNo=....",
                        "kit, in parts"),
                assumed(
                        "unionpay.answer.echo",
                        "Answers repeat type, business, merchant, number, time and reqReserved.",
                        "notes 2 (reqReserved); the rest: " + OURS));
    }

    private static List<Rule> keys() {
        return List.of(
                confirmed(
                        "unionpay.keys.chain",
                        "A root issues an intermediate, which issues UnionPay's and merchants' certificates.",
                        LIBRARY + ", notes 3"),
                confirmed(
                        "unionpay.keys.subject",
                        "The third part between at signs of UnionPay's common name is 中国银联股份有限公司.",
                        "notes 3"),
                assumed(
                        "unionpay.keys.merchant-subject",
                        "Merchants' common names have the same form with a name of their own.",
                        OURS),
                confirmed(
                        "unionpay.keys.encryption",
                        "95/00 with certType 01 answers the certificate to encrypt with in encryptPubKeyCert.",
                        "notes 2"),
                assumed(
                        "unionpay.keys.encryption-chain",
                        "The encryption certificate comes from the same authority.",
                        OURS));
    }

    private static List<Rule> orders() {
        return List.of(
                confirmed(
                        "unionpay.order.key",
                        "An order is its merchant, number and time; the same again is 12.",
                        "notes 2, 6"),
                confirmed(
                        "unionpay.order.number",
                        "Numbers are 8 to 40 letters and digits.",
                        "notes 2"),
                assumed(
                        "unionpay.order.time",
                        "txnTime may be any time; UnionPay may want it near its own.",
                        OURS),
                confirmed(
                        "unionpay.front.form",
                        "frontTransReq takes a browser's form for 01/01 and 02/01 and leads to the card page.",
                        LIBRARY + ", notes 2"),
                assumed(
                        "unionpay.front.again",
                        "The same form sent again by a browser leads to the same page.",
                        OURS),
                confirmed(
                        "unionpay.app.tn",
                        "appTransReq answers tn for 01/01 and 02/01.",
                        "notes 2"),
                assumed("unionpay.app.tn-form", "A tn is 21 digits.", "kit's examples"),
                confirmed(
                        "unionpay.code.qr",
                        "01/07 answers qrCode, an address at qr.95516.com.",
                        LIBRARY + ", notes 9"),
                confirmed(
                        "unionpay.scan.fields",
                        "01/06 takes qrNo and termId.",
                        LIBRARY + ", notes 2"),
                assumed(
                        "unionpay.scan.form",
                        "A payer's code is 19 digits that begin 62; one that is used or of another form is 88.",
                        OURS),
                assumed(
                        "unionpay.scan.accepted",
                        "A scanned code is answered 00 once taken on; whether it was paid tells the query.",
                        "for refunds: kit; for codes: " + OURS),
                confirmed(
                        "unionpay.order.timeout",
                        "After payTimeout an order that is not paid is not paid any more.",
                        "kit, notes 2"),
                confirmed(
                        "unionpay.order.late",
                        "42: charged after payTimeout; the money goes back by itself.",
                        "kit, notes 6"),
                assumed("unionpay.order.timeout-past", "A payTimeout in the past is 39.", OURS));
    }

    private static List<Rule> follows() {
        return List.of(
                confirmed(
                        "unionpay.follow.accepted",
                        "00 to an undo, refund or finish says that it was taken on; the end is told by query and notification.",
                        "kit, notes 4, 5"),
                assumed("unionpay.follow.settles", "It ends two seconds later.", OURS),
                confirmed(
                        "unionpay.undo.day",
                        "A payment can be undone in full on its settlement day, 23:00 to 23:00.",
                        "kit, notes 2"),
                assumed(
                        "unionpay.undo.refused",
                        "Another day is 35, another amount 36, after a refund or undo 45.",
                        "codes: notes 6; which one when: " + OURS),
                confirmed(
                        "unionpay.refund.partial",
                        "Refunds have numbers of their own, may be partial and repeated.",
                        "kit, notes 2"),
                assumed(
                        "unionpay.refund.months",
                        "The eleven months in which a refund is possible are not watched.",
                        "kit names them; here: " + OURS),
                assumed(
                        "unionpay.refund.sum",
                        "More than is left is 36, nothing left 45.",
                        "codes: notes 6; which one when: " + OURS),
                assumed(
                        "unionpay.finish.amount",
                        "A pre-authorization is finished once, with up to 115 % of its amount.",
                        "notes 2, not confirmed"),
                assumed(
                        "unionpay.finish.gone",
                        "After a finish or an undo a pre-authorization is 45.",
                        "code: notes 6; when: " + OURS),
                assumed(
                        "unionpay.finish.undo",
                        "A finish can be undone like a payment, and the reserved money is then free.",
                        OURS));
    }

    private static List<Rule> queries() {
        return List.of(
                confirmed(
                        "unionpay.query.two-codes",
                        "respCode is about the query, origRespCode about the transaction.",
                        "notes 6"),
                confirmed(
                        "unionpay.query.untried",
                        "As long as no payer has tried to pay, a query is answered 34.",
                        "of pages: notes 6; of codes and tn: " + OURS),
                assumed(
                        "unionpay.query.declined",
                        "After a decline on a page origRespCode is the issuer's code, and the order may still be paid.",
                        "kit, in parts"),
                confirmed(
                        "unionpay.query.under-way", "05 is: taken on, not at its end.", "notes 6"));
    }

    private static List<Rule> notices() {
        return List.of(
                confirmed(
                        "unionpay.notice.form",
                        "Notifications are forms with the same signature as answers.",
                        LIBRARY + ", notes 5"),
                confirmed(
                        "unionpay.notice.which",
                        "Of pages only a success is told, of all else every end.",
                        "notes 5"),
                confirmed(
                        "unionpay.notice.schedule",
                        "Five sendings with 0, 1, 2 and 4 minutes between, until 200 or 302.",
                        "kit, notes 5"),
                confirmed(
                        "unionpay.notice.original",
                        "What follows an order names it by origQryId, not by its number.",
                        "notes 2"),
                assumed(
                        "unionpay.notice.special-url",
                        "http://www.specialUrl.com as backUrl means that no notification is wanted.",
                        "kit, in a comment"));
    }

    private static List<Rule> files() {
        return List.of(
                confirmed(
                        "unionpay.file.wrapping",
                        "fileContent is Base64 of zlib of a ZIP with ZM_ and ZME_ files in GBK.",
                        "kit, notes 7"),
                confirmed(
                        "unionpay.file.widths",
                        "A ZM line has 42 fields of fixed width in bytes, one character between.",
                        "kit, notes 7"),
                assumed(
                        "unionpay.file.columns",
                        "Which column is what.",
                        "a merchant's published list of names, notes 7"),
                assumed(
                        "unionpay.file.signs",
                        "Fee and net amount are 12 digits behind a C or a D.",
                        OURS),
                assumed("unionpay.file.fee", "The fee is 0.6 %, given back with a refund.", OURS),
                confirmed(
                        "unionpay.file.ready",
                        "A day's file is there the next day at nine; before that 98.",
                        "kit"),
                assumed("unionpay.file.adjustments", "The ZME file is always empty.", OURS));
    }

    private static List<Rule> pages() {
        return List.of(
                assumed(
                        "unionpay.page.cards",
                        "The card page offers cards that pay, lack money, have expired or are declined.",
                        OURS),
                confirmed(
                        "unionpay.page.return",
                        "The payer's browser comes back to frontUrl with a form of the signed result.",
                        "kit, notes 5"),
                assumed(
                        "unionpay.page.return-unpaid",
                        "Who has not paid comes back by a link without a result.",
                        OURS));
    }
}
