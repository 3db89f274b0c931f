using System.Text;
using MimeKit;

namespace AlmenHaefte.Tests.Mailing;

/// <summary>Delivery reports of the shapes that servers make, about one mail of ours.</summary>
internal static class Report
{
    internal const string Domain = "haefter.example";

    internal static string MessageIdOf(Guid mail) => $"{mail:N}@{Domain}";

    /// <summary>With the headers returned, and marked as an automatic answer.</summary>
    internal static string Postfix(Guid mail, string fields) => Write(
        "Auto-Submitted: auto-replied", $"""
        Content-Type: text/plain; charset=us-ascii

        Your message to aase@almenbo.example was not delivered.

        --skel
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.almenbo.example
        X-Postfix-Queue-ID: 4Kd2Zk1xYz
        Arrival-Date: Mon, 28 Mar 2022 09:00:05 +0200 (CEST)

        {fields}

        --skel
        Content-Type: text/rfc822-headers

        From: AlmenNet <tilmelding@{Domain}>
        To: aase@almenbo.example
        Subject: Du er tilmeldt
        Message-ID: <{MessageIdOf(mail)}>
        """);

    /// <summary>With text and HTML side by side, and the whole mail returned.</summary>
    internal static string Exchange(Guid mail, string fields) => Write(
        $"In-Reply-To: <{MessageIdOf(mail)}>\nX-MS-Exchange-Message-Is-Ndr:", $"""
        Content-Type: multipart/alternative; boundary=indre

        --indre
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: 8bit

        Beskeden til Søren O’Brien kunne ikke leveres.
        --indre
        Content-Type: text/html; charset=utf-8
        Content-Transfer-Encoding: 8bit

        <p>Beskeden til Søren O’Brien kunne ikke leveres.</p>
        --indre--

        --skel
        Content-Type: message/delivery-status

        Reporting-MTA: dns;exchange.almenbo.example
        Received-From-MTA: dns;smtp.haefter.example

        {fields}
        X-Display-Name: =?utf-8?B?U8O4cmVuIE/igJlCcmllbg==?=

        --skel
        Content-Type: message/rfc822

        Message-ID: <{MessageIdOf(mail)}>
        From: AlmenNet <tilmelding@{Domain}>
        To: soeren.obrien@almenbo.example
        Subject: Du er tilmeldt
        Content-Type: multipart/mixed; boundary=mail

        --mail
        Content-Type: text/plain

        Hej
        --mail--
        """);

    /// <summary>With a picture in its text, and long header names before the returned mail's own.</summary>
    internal static string Gmail(Guid mail, string fields) => Write(
        $"Auto-Submitted: auto-replied\nX-Failed-Recipients: aase@almenbo.example\nIn-Reply-To: <{MessageIdOf(mail)}>\nReferences: <{MessageIdOf(mail)}>", $"""
        Content-Type: multipart/related; boundary=indre

        --indre
        Content-Type: text/html; charset=utf-8

        <p>No such mailbox</p><img src="cid:icon.png">
        --indre
        Content-Type: image/png; name=icon.png
        Content-ID: <icon.png>
        Content-Transfer-Encoding: base64

        iVBORw0KGgo=
        --indre--

        --skel
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.almenbo.example
        Arrival-Date: Mon, 28 Mar 2022 00:00:05 -0700 (PDT)
        X-Original-Message-ID: <{MessageIdOf(mail)}>

        {fields}
        Last-Attempt-Date: Mon, 28 Mar 2022 00:00:06 -0700 (PDT)

        --skel
        Content-Type: message/rfc822

        X-Received: by 2002:a05:6402:2708:b0:410:d314:2e20 with SMTP id y8;
            Mon, 28 Mar 2022 00:00:05 -0700 (PDT)
        From: AlmenNet <tilmelding@{Domain}>
        Message-Id: <{MessageIdOf(mail)}>
        Subject: Du er tilmeldt
        """);

    /// <summary>What a server says of one recipient.</summary>
    internal static string Recipient(string action, string? status, string address = "aase@almenbo.example") =>
        $"Final-Recipient: rfc822; {address}\nAction: {action}{(status is null ? "" : $"\nStatus: {status}")}\nDiagnostic-Code: smtp; 550 <{address}> is unknown to hemmelig.almenbo.example";

    /// <summary>A whole message of three parts, or as many as there are.</summary>
    internal static string Write(string headers, string parts, string contentType = "multipart/report; report-type=delivery-status") => $"""
        From: Mail Delivery System <MAILER-DAEMON@almenbo.example>
        To: tilmelding@{Domain}
        Subject: Undelivered
        Message-ID: <rapport@almenbo.example>
        Date: Mon, 28 Mar 2022 09:00:07 +0200
        {headers}
        MIME-Version: 1.0
        Content-Type: {contentType}; boundary=skel

        --skel
        {parts}
        --skel--

        """;

    internal static MimeMessage Read(string text)
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return MimeMessage.Load(bytes);
    }
}
