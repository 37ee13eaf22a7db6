using System.Text;
using NewsReader.Formats;
using NewsReader.Formats.Documents;

namespace NewsReader.Tests.Formats.Documents;

/// <summary>What follows a plain text: related headlines, or who wrote and sent it.</summary>
public sealed class EndingsTests
{
    private const string Story = "Old mill closes\n\nThe mill on the hill ground its last flour in autumn.\n\n\n";

    [Theory]
    [InlineData("The Associated Press contributed to this report")]
    [InlineData("Jane Doe and John Roe contributed reporting from Paris")]
    [InlineData("Contributing: Jane Doe")]
    [InlineData("Jane Doe reported from London")]
    [InlineData("Photographs: Jane Doe\nGraphics: John Roe")]
    [InlineData("Story by Jane Doe\nVideo by John Roe")]
    [InlineData("Text by Jane Doe, photos by John Roe")]
    [InlineData("Fact-checked by Jane Doe\nHeadline by John Roe")]
    [InlineData("Sources: Reuters, AFP")]
    [InlineData("AFP")]
    [InlineData("Reuters")]
    [InlineData("JANE DOE / AFP")]
    [InlineData("AP/Jane Doe")]
    [InlineData("Jane Doe, dpa")]
    [InlineData("Reporting and writing: Jane Doe\nAdditional research: John Roe")]
    [InlineData("With Jane Doe in Paris and John Roe in Rome")]
    [InlineData("Von Jane Doe, dpa")]
    [InlineData("Redaktion: Jane Doe\nMit Material von dpa und AFP")]
    [InlineData("Übersetzt von Jane Doe\nFotos: Jane Doe/dpa")]
    [InlineData("Con información de EFE")]
    [InlineData("Reportaje de Jane Doe\nEditado por John Roe")]
    [InlineData("Propos recueillis par Jane Doe\nTraduction : John Roe")]
    [InlineData("A cura di Jane Doe")]
    [InlineData("Reportagem de Jane Doe\nEdição de John Roe")]
    [InlineData("Door Jane Doe")]
    [InlineData("Автор: Анна Петрова\nФото: ТАСС")]
    [InlineData("写真：山田太郎")]
    [InlineData("Follow Jane Doe on Twitter @janedoe")]
    [InlineData("Jane Doe is a reporter at Harbour News")]
    [InlineData("Jane Doe ist Redakteurin bei Harbour News")]
    [InlineData("Updated on 6 May 2024 at 10:00")]
    [InlineData("Aktualisiert am 6. Mai 2024 um 10 Uhr")]
    [InlineData("ENDS")]
    [InlineData("Correction: an earlier version gave the wrong day")]
    [InlineData("Our Standards: The Thomson Reuters Trust Principles")]
    [InlineData("Copyright 2025 Harbour News")]
    public void Credits_are_not_headlines(string lines) => StaysInText(lines);

    [Theory]
    [InlineData("Kind regards\nJane Doe")]
    [InlineData("Kind regards\n\nJane Doe")]
    [InlineData("Mit freundlichen Grüßen\nJane Doe")]
    [InlineData("Bien cordialement\nJane Doe\nHarbour News")]
    [InlineData("Met vriendelijke groet\nJane Doe")]
    [InlineData("С уважением,\nАнна Петрова")]
    [InlineData("Cheers\nJane")]
    [InlineData("— Jane Doe")]
    [InlineData("-JD")]
    [InlineData("Get Outlook for iOS")]
    [InlineData("Sent from Outlook for Android")]
    [InlineData("Jane Doe\nHarbour News\n12 Quay Street\nPhone: 555 1234")]
    [InlineData("Jane Doe\nHafenstraße 12\n20457 Hamburg\njane@harbour.example")]
    [InlineData("To unsubscribe, reply with STOP\nView in browser")]
    [InlineData("Attachment: plan.pdf")]
    [InlineData("This message is confidential")]
    [InlineData("On Monday Jane wrote:\n> We will see")]
    [InlineData("Am Montag schrieb Jane Doe:\n> Mal sehen")]
    public void Mail_endings_are_not_headlines(string lines) => StaysInText(lines);

    [Theory]
    [InlineData("Copyright law changes")]
    [InlineData("Clashes reported from Aleppo")]
    [InlineData("Beckham is a columnist")]
    [InlineData("Contact lost with satellite")]
    [InlineData("Translated novel wins prize")]
    [InlineData("Photo of the year goes to Jane Doe")]
    [InlineData("With Reuters gone, who reports")]
    [InlineData("Report: Inflation Falls")]
    [InlineData("Video: Storm Floods Quay")]
    [InlineData("Research: Coffee Helps")]
    [InlineData("BBC, Trump Settle Suit")]
    [InlineData("Bloomberg and Trump Meet")]
    [InlineData("Reuters Institute Opens School")]
    [InlineData("Sources: Ferry line to close in spring")]
    [InlineData("Stories by the sea draw crowds")]
    [InlineData("Updated rules let ferries run at night")]
    [InlineData("Published in 1984, novel tops the list again")]
    [InlineData("Follow the money, says harbour board")]
    [InlineData("Mayor is a reporter's worst enemy")]
    [InlineData("Thanks to rain, rivers rise")]
    [InlineData("Unsubscribe from winter, says tourist office")]
    [InlineData("Door opens for talks")]
    [InlineData("Von Hamburg nach Kiel in einer Stunde")]
    [InlineData("Por qué sube el pan")]
    [InlineData("Fin de partie pour le vieux moulin")]
    [InlineData("End of the line for the tram")]
    [InlineData("Mit Musik in den Frühling")]
    [InlineData("Paris Olympics 2024\nFerry Line Closes\nCity Wins Cup")]
    [InlineData("- Ferry Line Closes\n- City Wins Cup")]
    public void Real_headlines_stay_headlines(string lines) =>
        Assert.Equal(lines.Split('\n'), Read(Story + lines).Related.Select(related => related.Text));

    [Fact]
    public void Credits_among_headlines_stay_in_the_text()
    {
        var draft = Read(Story + "Ferry Line Closes\nCity Wins Cup\nwww.harbour.example\nPhotographs: Jane Doe");
        Assert.Equal(["Ferry Line Closes", "City Wins Cup"], draft.Related.Select(related => related.Text));
        Assert.Contains("Photographs: Jane Doe", draft.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Related_headlines_may_follow_a_letter_closing()
    {
        var draft = Read(Story + "Yours sincerely,\nJane Doe\n\n\nFerry line to close in spring\nCity wins cup");
        Assert.Equal(["Ferry line to close in spring", "City wins cup"], draft.Related.Select(related => related.Text));
    }

    private static void StaysInText(string lines)
    {
        var draft = Read(Story + lines);
        Assert.Empty(draft.Related);
        Assert.All(
            lines.Split('\n').Where(line => line.Length > 0),
            line => Assert.Contains(System.Net.WebUtility.HtmlEncode(line), draft.Html, StringComparison.Ordinal)
        );
    }

    private static DraftArticle Read(string text) => DocumentParser.Parse(Encoding.UTF8.GetBytes(text), "a.txt");
}
