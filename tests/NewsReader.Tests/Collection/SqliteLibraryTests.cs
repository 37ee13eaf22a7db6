using NewsReader.Collection;
using NewsReader.Hosting.Machine;

namespace NewsReader.Tests.Collection;

/// <summary>The start refuses a SQLite version that can lose data.</summary>
public sealed class SqliteLibraryTests
{
    [Fact]
    public void The_SQLite_that_comes_with_the_program_is_accepted() => SqliteLibrary.Require(SqliteLibrary.Version);

    [Theory]
    [InlineData("3.51.3")]
    [InlineData("3.53.4")]
    [InlineData("4.0.0")]
    public void Newer_versions_are_accepted(string version) => SqliteLibrary.Require(version);

    [Theory]
    [InlineData("3.50.4")]
    [InlineData("3.51.2")]
    [InlineData("3.9.99")]
    [InlineData("")]
    [InlineData("unknown")]
    public void Older_versions_are_refused_with_a_plain_message(string version)
    {
        var refusal = Assert.Throws<DataFolderException>(() => SqliteLibrary.Require(version));
        Assert.StartsWith(
            $"This program needs SQLite 3.51.3 or newer, and found {version}",
            refusal.Message,
            StringComparison.Ordinal
        );
    }
}
