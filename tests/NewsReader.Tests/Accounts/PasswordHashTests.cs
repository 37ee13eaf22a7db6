using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsReader.Accounts;

namespace NewsReader.Tests.Accounts;

public sealed class PasswordHashTests
{
    // NewsSite hashes with fewer rounds, to be quick.
    [Fact]
    public async Task The_program_hashes_passwords_with_as_many_rounds_as_OWASP_asks_for()
    {
        await using var services = new ServiceCollection().AddOwner().BuildServiceProvider();
        Assert.Equal(210_000, services.GetRequiredService<IOptions<PasswordHasherOptions>>().Value.IterationCount);
    }
}
