using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using NewsReader.Accounts.Forms;
using NewsReader.Collection.Accounts;

namespace NewsReader.Accounts.SignIn;

/// <summary>
/// Recognises who tries to sign in, by two cookies that are signed and encrypted. A browser gets one when the owner
/// signs in on it. A stranger gets the other when we tell them to wait. Neither signs anybody in: they only decide how
/// fast somebody may try.
/// </summary>
public sealed class SignInClients(IDataProtectionProvider protection, TimeProvider clock)
{
    internal const string DeviceCookie = "newsreader-device";

    internal const string WaitingCookie = "newsreader-waiting";

    /// <summary>How long we know a browser after the owner last signed in on it.</summary>
    public static readonly TimeSpan DeviceLife = TimeSpan.FromDays(365);

    private static readonly TimeSpan WaitingLife = TimeSpan.FromMinutes(10);

    private readonly IDataProtector devices = protection.CreateProtector("NewsReader.Owner.Device");
    private readonly IDataProtector waiting = protection.CreateProtector("NewsReader.Owner.Waiting");
    private readonly HostCookies cookies = new();

    /// <summary>Who tries to sign in as the owner.</summary>
    /// <param name="context">The request.</param>
    /// <param name="owner">The owner, or null if there is none. Devices of an earlier owner are not known.</param>
    /// <param name="way">The way of signing in. Attempts of one way do not slow down another.</param>
    public SignInClient Of(HttpContext context, OwnerAccount? owner, string way)
    {
        if (owner is not null && Device(context, owner) is { } device)
            return new($"{way} device {device}", IsKnown: true);
        var network = Network(context.Connection.RemoteIpAddress);
        return new(
            $"{way} from {network}",
            HasWaited: Waited(context, network) is { } wait && wait >= SignInThrottle.Patience
        );
    }

    /// <summary>Remembers the browser, after the owner has signed in on it.</summary>
    public void Remember(HttpContext context, OwnerAccount owner) =>
        Give(
            context,
            DeviceCookie,
            devices,
            [owner.Handle, Device(context, owner) ?? RandomNumberGenerator.GetHexString(32, lowercase: true)],
            DeviceLife
        );

    /// <summary>Notes that we told a stranger to wait. Their wait began when we first told them.</summary>
    public void LetWait(HttpContext context)
    {
        var network = Network(context.Connection.RemoteIpAddress);
        if (Waited(context, network) is null)
            Give(context, WaitingCookie, waiting, [network], WaitingLife);
    }

    private string? Device(HttpContext context, OwnerAccount owner) =>
        Read(context, DeviceCookie, devices, DeviceLife) is ([var handle, { Length: 32 } id], _)
        && handle == owner.Handle
            ? id
            : null;

    // Only for the network that we told. Otherwise one stranger could wait for many.
    private TimeSpan? Waited(HttpContext context, string network) =>
        Read(context, WaitingCookie, waiting, WaitingLife) is ([var waiter], var age) && waiter == network ? age : null;

    private void Give(HttpContext context, string name, IDataProtector seal, string[] values, TimeSpan life)
    {
        var given = clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        cookies.AppendResponseCookie(
            context,
            name,
            seal.Protect(string.Join('\n', [given, .. values])),
            new CookieOptions
            {
                HttpOnly = true,
                Secure = context.Request.IsHttps,
                SameSite = SameSiteMode.Strict,
                Path = "/",
                MaxAge = life,
                IsEssential = true,
            }
        );
    }

    private (string[] Values, TimeSpan Age)? Read(HttpContext context, string name, IDataProtector seal, TimeSpan life)
    {
        if (cookies.GetRequestCookie(context, name) is not { Length: > 0 and < 4_000 } cookie)
            return null;
        try
        {
            var parts = seal.Unprotect(cookie).Split('\n');
            var age =
                clock.GetUtcNow()
                - DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(parts[0], CultureInfo.InvariantCulture));
            return age >= TimeSpan.Zero && age < life ? (parts[1..], age) : null;
        }
        catch (CryptographicException)
        {
            // Forged, or signed with a key that we no longer have.
            return null;
        }
    }

    // Whoever has one IPv6 address has 2^64 of them.
    private static string Network(IPAddress? from) =>
        from switch
        {
            null => "unknown",
            { IsIPv4MappedToIPv6: true } => from.MapToIPv4().ToString(),
            { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(from.GetAddressBytes().AsSpan(0, 8)),
            _ => from.ToString(),
        };
}
