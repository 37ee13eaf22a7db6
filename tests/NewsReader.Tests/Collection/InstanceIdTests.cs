using NewsReader.Hosting.Machine;

namespace NewsReader.Tests.Collection;

/// <summary>What an instance is known by stays, or its loss is said.</summary>
public sealed class InstanceIdTests : IDisposable
{
    private readonly TempFolder here = new();

    [Fact]
    public void It_is_made_once_and_names_things_alike_ever_after()
    {
        var before = DateTimeOffset.UtcNow.AddMilliseconds(-1);
        using var first = DataFolder.Open(here.Path);
        var (one, two, began) = (first.Instance.Of("one"), first.Instance.Of("two"), first.Instance.BeganAt);
        first.Dispose();
        using var again = DataFolder.Open(here.Path);
        Assert.Equal((one, two, began), (again.Instance.Of("one"), again.Instance.Of("two"), again.Instance.BeganAt));
        Assert.NotEqual(one, two);
        Assert.InRange(began, before, DateTimeOffset.UtcNow);
        Assert.Equal((8, true), (one.Version, one.Variant is >= 8 and <= 0xB));

        using var elsewhere = new TempFolder();
        using var other = DataFolder.Open(elsewhere.Path);
        Assert.NotEqual(one, other.Instance.Of("one"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not an id")]
    [InlineData("6ba7b810-9dad-11d1-80b4-00c04fd430c8")]
    public void A_file_that_holds_something_else_is_named_and_left_alone(string text)
    {
        var file = here.Write("instance-id", text);
        // Twice: the folder is not held by the one who was refused.
        for (var time = 0; time < 2; time++)
            Assert.Contains(
                file,
                Assert.Throws<DataFolderException>(() => DataFolder.Open(here.Path)).Message,
                StringComparison.Ordinal
            );
        Assert.Equal(text, File.ReadAllText(file));
    }

    public void Dispose() => here.Dispose();
}
