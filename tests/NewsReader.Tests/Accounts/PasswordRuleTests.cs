using NewsReader.Accounts;

namespace NewsReader.Tests.Accounts;

public sealed class PasswordRuleTests
{
    [Theory]
    [InlineData("password1234")]
    [InlineData("Password1234!")]
    [InlineData("123456789012")]
    [InlineData("qwertyuiopas")]
    [InlineData("1q2w3e4r5t6y7u")]
    [InlineData("iloveyou2026!!")]
    [InlineData("passwordpassword")]
    [InlineData("Margarethe!2026")]
    public void A_common_password_is_refused(string password) =>
        Assert.NotNull(PasswordRule.Fault("Margarethe", password));

    [Theory]
    [InlineData("four words made up")]
    [InlineData("my password is a heron")]
    [InlineData("x7$kQ!v92-Lm")]
    [InlineData("Straße über Brücken")]
    public void A_made_up_password_is_accepted(string password) =>
        Assert.Null(PasswordRule.Fault("Margarethe", password));
}
