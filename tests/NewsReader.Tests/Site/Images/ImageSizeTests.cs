using System.Buffers.Binary;
using NewsReader.Formats.Images;
using NewsReader.Tests.Formats;

namespace NewsReader.Tests.Site.Images;

/// <summary>How large a picture is, by its first bytes. Each sample is named for its size as browsers show it.</summary>
public sealed class ImageSizeTests
{
    public static TheoryData<string> Samples => [.. SampleFolder.Pictures.Names];

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_first_bytes_tell(string sample)
    {
        var bytes = Bytes(sample);
        Assert.Equal(sample.Split('.')[^2], Told(bytes));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_picture_cut_off_anywhere_says_its_size_or_nothing(string sample)
    {
        var bytes = Bytes(sample);
        for (var length = 0; length < bytes.Length; length++)
        {
            var told = Told(bytes[..length]);
            // That an AVIF picture is turned stands behind its size, and can be cut off.
            Assert.True(
                told is null || told == sample.Split('.')[^2] || (told, sample) == ("320x200", "turned.200x320.avif"),
                $"{length} bytes: {told}"
            );
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Bytes_that_are_wrong_stop_nothing(string sample)
    {
        var random = new Random(1);
        for (var time = 0; time < 2_000; time++)
        {
            var bytes = Bytes(sample);
            for (var i = 0; i < 4; i++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (ImageType.Of(bytes) is { } type && ImageSize.Read(bytes, type) is { } size)
                Assert.InRange((long)size.Width * size.Height, 1, 400_000_000);
        }
    }

    [Theory]
    [InlineData(0, 100)]
    [InlineData(100, 0)]
    [InlineData(100_000, 100_000)]
    [InlineData(uint.MaxValue, 1)]
    [InlineData(uint.MaxValue, uint.MaxValue)]
    [InlineData(1, 20_000)]
    public void A_size_that_would_push_the_text_away_is_none(uint width, uint height)
    {
        var png = Bytes("flat.200x100.png");
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(20), height);
        Assert.Null(Told(png));
    }

    [Fact]
    public void Notes_of_any_length_in_front_of_the_size_are_read_up_to_a_bound()
    {
        var jpeg = Bytes("plain.640x360.jpg");
        byte[] note = [0xff, 0xed, 0xff, 0xff, .. new byte[0xffff - 2]];
        Assert.Equal("640x360", Told([.. jpeg[..2], .. note, .. note, .. jpeg[2..]]));
        Assert.Null(Told([.. jpeg[..2], .. note, .. note, .. note, .. note, .. note, .. jpeg[2..]]));
    }

    private static byte[] Bytes(string sample) => SampleFolder.Pictures.Bytes(sample);

    private static string? Told(byte[] bytes) =>
        ImageType.Of(bytes) is { } type && ImageSize.Read(bytes, type) is { } size
            ? $"{size.Width}x{size.Height}"
            : null;
}
