using NewsReader.Collection;
using NewsReader.Hosting.Machine;

namespace NewsReader.Tests.Collection;

/// <summary>A SQLite that can lose data is refused at start.</summary>
public sealed class SqliteLibraryTests
{
    [Fact]
    public void The_one_that_comes_with_the_program_is_taken() => SqliteLibrary.Require(SqliteLibrary.Version);

    [Theory]
    [InlineData("3.51.3")]
    [InlineData("3.53.4")]
    [InlineData("4.0.0")]
    public void Newer_ones_are_taken(string version) => SqliteLibrary.Require(version);

    [Theory]
    [InlineData("3.50.4")]
    [InlineData("3.51.2")]
    [InlineData("3.9.99")]
    [InlineData("")]
    [InlineData("unknown")]
    public void Older_ones_are_refused_in_words(string version)
    {
        var refusal = Assert.Throws<DataFolderException>(() => SqliteLibrary.Require(version));
        Assert.StartsWith(
            $"This program needs SQLite 3.51.3 or newer, and found {version}",
            refusal.Message,
            StringComparison.Ordinal
        );
    }
}
