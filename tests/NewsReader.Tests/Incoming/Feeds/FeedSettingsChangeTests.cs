using NewsReader.Incoming.Feeds;

namespace NewsReader.Tests.Incoming.Feeds;

/// <summary>What the owner types to change a feed's settings, on its page or on the command line.</summary>
public sealed class FeedSettingsChangeTests
{
    private static readonly FeedSettings Before = new()
    {
        Folder = "World",
        FetchesStories = true,
        UserAgent = "Other/1",
        SizeLimit = 20,
        AcceptsAnyCertificate = true,
        Credentials = new("user", "secret"),
    };

    [Fact]
    public void Nothing_typed_changes_nothing() => Assert.Equal(Before, new FeedSettingsChange().Over(Before));

    [Fact]
    public void Empty_texts_go_back_to_the_default()
    {
        var change = new FeedSettingsChange
        {
            Folder = "",
            UserAgent = " ",
            SizeLimit = "",
            UserName = "",
            FetchesStories = false,
            AcceptsAnyCertificate = false,
        };
        Assert.Equal(new FeedSettings(), change.Over(Before));
        Assert.Null(change.FaultFor(Before));
    }

    [Fact]
    public void Typed_texts_are_trimmed()
    {
        var change = new FeedSettingsChange
        {
            Folder = " News / World ",
            UserAgent = " Mine/2 ",
            SizeLimit = " 30 ",
            UserName = " me ",
        };
        var after = change.Over(Before);
        Assert.Equal(
            ("News/World", "Mine/2", 30, "me", "secret"),
            (after.Folder, after.UserAgent, after.SizeLimit, after.Credentials!.UserName, after.Credentials.Password)
        );
    }

    [Theory]
    [InlineData(null, "new", "user", "new")]
    [InlineData("me", null, "me", "secret")]
    [InlineData("me", "", "me", "")]
    public void User_name_and_password_can_change_alone(string? user, string? password, string name, string expected)
    {
        var after = new FeedSettingsChange { UserName = user, Password = password }
            .Over(Before)
            .Credentials!;
        Assert.Equal((name, expected), (after.UserName, after.Password));
    }

    [Theory]
    [InlineData("0", "A size limit is between 1 and 50 MB.")]
    [InlineData("many", "A size limit is between 1 and 50 MB.")]
    [InlineData("50", null)]
    public void Size_limit_is_a_number_of_megabytes(string typed, string? fault) =>
        Assert.Equal(fault, new FeedSettingsChange { SizeLimit = typed }.FaultFor(Before));

    [Fact]
    public void Too_long_folder_is_refused_and_not_cut() =>
        Assert.Equal(
            "A folder has at most 200 characters.",
            new FeedSettingsChange { Folder = new('x', 201) }.FaultFor(Before)
        );

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void Password_without_a_user_name_is_refused(string? user) =>
        Assert.Equal(
            "A password needs a user name.",
            new FeedSettingsChange { UserName = user, Password = "secret" }.FaultFor(new())
        );
}
