using System.Globalization;
using NewsReader.Feeds;

namespace NewsReader.Tests.Feeds;

/// <summary>Dates as feeds have them, and the instants in UTC that they mean.</summary>
public sealed class FeedDatesTests
{
    [Theory]
    // RFC 822 and 2822
    [InlineData("Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01 19:48:21")]
    [InlineData("Thu, 1 Jan 2004 19:48:21 +0100", "2004-01-01 18:48:21")]
    [InlineData("Thu,1 Jan 2004 9:48:21 -0800", "2004-01-01 17:48:21")]
    [InlineData("01 Jan 04 19:48 GMT", "2004-01-01 19:48:00")]
    [InlineData("Fri, 31 Dec 99 23:59:59 UT", "1999-12-31 23:59:59")]
    [InlineData("Thu, 01 Jan 2004 19:48:21 EST", "2004-01-02 00:48:21")]
    [InlineData("Thu, 01 Jan 2004 19:48:21 pdt", "2004-01-02 02:48:21")]
    [InlineData("Thu, 01 Jan 2004 19:48:21 CEST", "2004-01-01 17:48:21")]
    [InlineData("Thu, 01 Jan 2004 19:48:21 A", "2004-01-01 20:48:21")]
    [InlineData("Thu, 01 Jan 2004 19:48:21 N", "2004-01-01 18:48:21")]
    [InlineData("Thu, 01 Jan 2004 19:48:21 Z", "2004-01-01 19:48:21")]
    [InlineData("Thu, 01 Jan 2004 19:48:21", "2004-01-01 19:48:21")]
    [InlineData("Thu, 01 Jan 2004 19:48:21 XYZ", "2004-01-01 19:48:21")]
    [InlineData("Thu, 01 Jan 2004 19:48:21 Etc/GMT", "2004-01-01 19:48:21")]
    [InlineData("Thu, 01 Jan 2004 19:48:21 America/New_York", "2004-01-02 00:48:21")]
    [InlineData("Thu, 01 Jul 2004 19:48:21 Europe/Berlin", "2004-07-01 17:48:21")]
    [InlineData("Thu, 01 Jan 2004 19:48:21 +01:00", "2004-01-01 18:48:21")]
    [InlineData("Thu, 01 Jan 2004 19:48:21 GMT+1", "2004-01-01 18:48:21")]
    [InlineData("Thu, 01 Jan 2004 19:48:21 GMT -0500 (EST)", "2004-01-02 00:48:21")]
    [InlineData("Thu, 01 Jan 2004 19:48:21 +0000 (GMT)", "2004-01-01 19:48:21")]
    [InlineData("Thu, 01 January 2004 19:48:21 GMT", "2004-01-01 19:48:21")]
    [InlineData("Thursday, 01-Jan-04 19:48:21 GMT", "2004-01-01 19:48:21")]
    [InlineData("Thu Jan 01 2004 19:48:21 GMT+0100 (CET)", "2004-01-01 18:48:21")]
    [InlineData("  Thu,\n 01  Jan 2004\t19:48:21  GMT ", "2004-01-01 19:48:21")]
    [InlineData("Wrongday, 01 Jan 2004 19:48:21 GMT", "2004-01-01 19:48:21")]
    [InlineData("Thu, 01 Jan 2004", "2004-01-01")]
    [InlineData("Thu, 31 Jun 2004 19:48:21 GMT", null)]
    [InlineData("Thu, 01 Jan 2004 25:48:21 GMT", null)]
    [InlineData("Sun, 31 Dec 2000 23:59:60 GMT", "2001-01-01 00:00:00")]
    [InlineData("Thu, 01 Jan 2004 19:48:21 +9900", null)]
    // RFC 3339, W3CDTF, ISO 8601
    [InlineData("2003-12-31T10:14:55Z", "2003-12-31 10:14:55")]
    [InlineData("2003-12-31t10:14:55z", "2003-12-31 10:14:55")]
    [InlineData("2003-12-31T10:14:55-08:00", "2003-12-31 18:14:55")]
    [InlineData("2003-12-31T10:14:55+0530", "2003-12-31 04:44:55")]
    [InlineData("2003-12-31T10:14:55.123456789Z", "2003-12-31 10:14:55")]
    [InlineData("2003-12-31T10:14:55,5Z", "2003-12-31 10:14:55")]
    [InlineData("2003-12-31T10:14Z", "2003-12-31 10:14:00")]
    [InlineData("2003-12-31T10:14:55", "2003-12-31 10:14:55")]
    [InlineData("2003-12-31 10:14:55", "2003-12-31 10:14:55")]
    [InlineData("2003-12-31 10:14:55.0", "2003-12-31 10:14:55")]
    [InlineData("2003-12-31 10:14:55 -0800", "2003-12-31 18:14:55")]
    [InlineData("2003-12-31 10:14:55 PST", "2003-12-31 18:14:55")]
    [InlineData("2003-12-31 10:14:55 UTC", "2003-12-31 10:14:55")]
    [InlineData("2003-12-31 10:14 PM", "2003-12-31 22:14:00")]
    [InlineData("2003-12-31T24:00:00Z", "2004-01-01 00:00:00")]
    [InlineData("2003-12-31", "2003-12-31")]
    [InlineData("2003-12-31Z", "2003-12-31")]
    [InlineData("2003-12", "2003-12-01")]
    [InlineData("2003", "2003-01-01")]
    [InlineData("2003-1-5", "2003-01-05")]
    [InlineData("20031231", "2003-12-31")]
    [InlineData("20031231T101455Z", "2003-12-31 10:14:55")]
    [InlineData("20031231T1014+0100", "2003-12-31 09:14:00")]
    [InlineData("20031231101455", "2003-12-31 10:14:55")]
    [InlineData("2003335", "2003-12-01")]
    [InlineData("2003-335", "2003-12-01")]
    [InlineData("2003-335T12:00:00Z", "2003-12-01 12:00:00")]
    [InlineData("2004-W01-1", "2003-12-29")]
    [InlineData("2004W017", "2004-01-04")]
    [InlineData("2004-W53", "2004-12-27")]
    [InlineData("03-12-31", "2003-12-31")]
    [InlineData("031231", "2003-12-31")]
    [InlineData("2004/02/29 12:00", "2004-02-29 12:00:00")]
    [InlineData("2004.02.29", "2004-02-29")]
    [InlineData("2003-13-01T00:00:00Z", null)]
    [InlineData("2003-02-30T00:00:00Z", null)]
    [InlineData("2003-366", null)]
    [InlineData("0001-01-01T00:00:00Z", null)]
    [InlineData("0000-00-00 00:00:00", null)]
    [InlineData("9999-12-31T23:59:59-12:00", null)]
    // Unix time
    [InlineData("1072986501", "2004-01-01 19:48:21")]
    [InlineData("1072986501.25", "2004-01-01 19:48:21")]
    [InlineData("1072986501000", "2004-01-01 19:48:21")]
    // asctime and its relations
    [InlineData("Sun Jan  4 16:29:06 2004", "2004-01-04 16:29:06")]
    [InlineData("Sun Jan 4 16:29:06 PST 2004", "2004-01-05 00:29:06")]
    [InlineData("Fri, 2006/09/15 08:19:53 EDT", "2006-09-15 12:19:53")]
    // America and Europe in numbers
    [InlineData("1/2/2004 10:14:55 PM", "2004-01-02 22:14:55")]
    [InlineData("01/15/2004", "2004-01-15")]
    [InlineData("15/01/2004 10:14", "2004-01-15 10:14:00")]
    [InlineData("3.4.2005 7:30", "2005-04-03 07:30:00")]
    [InlineData("03.04.2005, 07:30 Uhr", "2005-04-03 07:30:00")]
    [InlineData("03-04-2005", "2005-04-03")]
    [InlineData("12/25/04 12:00 AM", "2004-12-25 00:00:00")]
    [InlineData("January 5, 2004 10:30 a.m. EST", "2004-01-05 15:30:00")]
    [InlineData("Jan. 5th, 2004 at 10:30pm", "2004-01-05 22:30:00")]
    [InlineData("Monday, September 12, 2005", "2005-09-12")]
    // Months in other languages
    [InlineData("Do, 05 Mai 2005 10:00:00 +0200", "2005-05-05 08:00:00")]
    [InlineData("Mittwoch, 3. März 2004 um 10:30 Uhr", "2004-03-03 10:30:00")]
    [InlineData("Mo, 06 Dez 2004 10:00:00 MEZ", "2004-12-06 09:00:00")]
    [InlineData("jeu., 01 janv. 2004 10:00:00 +0100", "2004-01-01 09:00:00")]
    [InlineData("mar, 15 juin 2004 10:00:00 GMT", "2004-06-15 10:00:00")]
    [InlineData("le 14 juillet 2004 à 10h30", "2004-07-14 10:30:00")]
    [InlineData("lundi 2 août 2004 08:05", "2004-08-02 08:05:00")]
    [InlineData("Mar, 06 Abr 2004 10:00:00 GMT", "2004-04-06 10:00:00")]
    [InlineData("5 de enero de 2004 10:00", "2004-01-05 10:00:00")]
    [InlineData("Lun, 06 Set 2004 10:00:00 +0200", "2004-09-06 08:00:00")]
    [InlineData("gio, 08 lug 2004 10:00:00 GMT", "2004-07-08 10:00:00")]
    [InlineData("12 de março de 2004", "2004-03-12")]
    [InlineData("qui, 01 out 2004 10:00:00 -0300", "2004-10-01 13:00:00")]
    [InlineData("wo, 03 mrt 2004 10:00:00 +0100", "2004-03-03 09:00:00")]
    [InlineData("czw, 02 wrz 2004 10:00:00 +0200", "2004-09-02 08:00:00")]
    [InlineData("5 października 2004", "2004-10-05")]
    [InlineData("Чт, 01 июл 2004 10:00:00 +0400", "2004-07-01 06:00:00")]
    [InlineData("9 мая 2004, 10:00", "2004-05-09 10:00:00")]
    [InlineData("tors, 05 aug 2004 10:00:00 +0200", "2004-08-05 08:00:00")]
    [InlineData("lørdag 1. mai 2004 kl. 10.30", "2004-05-01 10:30:00")]
    [InlineData("ma 5. huhtikuuta 2004 klo 9.05", "2004-04-05 09:05:00")]
    [InlineData("st, 5 květen 2004 10:00:00 +0200", "2004-05-05 08:00:00")]
    [InlineData("2004-július-13T9:15-05:00", "2004-07-13 14:15:00")]
    [InlineData("2004. július 13. 9:15", "2004-07-13 09:15:00")]
    [InlineData("Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11 17:00:00")]
    [InlineData("Παρ, 06 Μαΐ 2005 12:00:00 GMT", "2005-05-06 12:00:00")]
    [InlineData("Cum, 05 Kasım 2004 10:00:00 +0200", "2004-11-05 08:00:00")]
    [InlineData("5 Ağustos 2004", "2004-08-05")]
    // Korea, Japan, China
    [InlineData("2004년 05월 28일  01:31:15", "2004-05-27 16:31:15")]
    [InlineData("2004-05-25 오후 11:23:17", "2004-05-25 14:23:17")]
    [InlineData("2004年5月28日", "2004-05-28")]
    [InlineData("2004年5月28日 13時05分", "2004-05-28 13:05:00")]
    [InlineData("2004年5月28日(金) 午後1時05分", "2004-05-28 04:05:00")]
    [InlineData("2004年05月28日 下午 01:31:15", "2004-05-28 05:31:15")]
    [InlineData("２００４年５月２８日", "2004-05-28")]
    // None at all
    [InlineData("", null)]
    [InlineData("yesterday", null)]
    [InlineData("12", null)]
    [InlineData("January", null)]
    [InlineData("Mon, Tue 99 Foo", null)]
    [InlineData("2004-2004-2004", null)]
    [InlineData("--", null)]
    [InlineData("١٢ مايو", null)]
    public void Date_is_read(string given, string? expected)
    {
        var date = FeedDates.Parse(given);

        var read = date is not { } found ? null
            : found.HasTime ? found.Instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
            : found.Instant.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.Equal(expected, read);
    }

    [Fact]
    public void The_publishers_own_offset_is_kept() =>
        Assert.Equal("2004-01-01T19:48:21-05:00", FeedDates.Parse("Thu, 01 Jan 2004 19:48:21 EST")!.Value.ToString());

    [Fact]
    public void Nonsense_of_any_length_is_no_date_and_takes_no_time()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        foreach (var piece in (string[])["1", "1:", "2004-", "Jan ", "a/", "+1", " ", "年", "12:30 ", "(", "2004.1."])
            for (var length = 1; length < 2_000; length += 97) FeedDates.Parse(string.Concat(Enumerable.Repeat(piece, length)));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), $"{clock.Elapsed}");
    }
}
