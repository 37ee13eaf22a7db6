using NewsReader.Hosting.Machine;

namespace NewsReader.Tests.Collection;

/// <summary>The id of an instance stays, or the program reports that it is lost.</summary>
public sealed class InstanceIdTests : IDisposable
{
    private readonly TempFolder here = new();

    [Fact]
    public void The_id_is_made_once_and_then_stays_the_same()
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
    public void A_file_with_other_content_is_named_and_left_alone(string text)
    {
        var file = here.Write("instance-id", text);
        // Twice, because a refused start must not hold the folder.
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
