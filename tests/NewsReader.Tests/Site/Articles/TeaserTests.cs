using NewsReader.Intake.Recognising;

namespace NewsReader.Tests.Site.Articles;

/// <summary>What is only the beginning of a text.</summary>
public sealed class TeaserTests
{
    private const string Whole =
        "The harbour bridge reopens on Monday. Repairs took two years. The mayor will cut the ribbon.";

    [Theory]
    [InlineData("The harbour bridge reopens on Monday.")]
    [InlineData("The harbour bridge reopens on Monday. Repairs took tw…")]
    [InlineData("The harbour bridge reopens on Monday. Repairs […]")]
    [InlineData("The harbour bridge reopens on Monday. Repairs ...")]
    [InlineData("The harbour bridge reopens on Monday. Subscribe to read the rest.")]
    [InlineData("The harbour bridge reopens on Monday.\nContinue reading →")]
    [InlineData("The harbour bridge reopens on Monday.\nThe post The bridge appeared first on Harbour News.")]
    public void The_beginning_of_a_story_is_a_teaser(string text) => Assert.True(Teaser.IsBeginning(text, Whole));

    [Theory]
    [InlineData("The harbour bridge reopens on Tuesday.")]
    [InlineData("The harbour bridge reopens on Monday. The mayor will cut the ribbon.")]
    [InlineData("The harbour bridge reopens on Monday. It was two years late.")]
    [InlineData("Repairs took two years.")]
    [InlineData(Whole)]
    [InlineData("")]
    public void Any_other_text_is_not_a_teaser(string text) => Assert.False(Teaser.IsBeginning(text, Whole));
}
