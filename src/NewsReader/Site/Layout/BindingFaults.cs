using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using NewsReader.Language;

namespace NewsReader.Site.Layout;

/// <summary>
/// The faults that MVC itself finds in a form, such as letters in a number or “on” for a tick box, in our words. They
/// stand beside their field, so they don't name it.
/// </summary>
internal static class BindingFaults
{
    private const string Missing = "This is missing.";
    private const string Unusable = "This can’t be used here.";
    private const string NoNumber = "Type a number.";

    // A longer value is cut: nobody needs to see more of it.
    private const int LongestValue = 60;

    public static void UseOurWords(DefaultModelBindingMessageProvider texts)
    {
        texts.SetAttemptedValueIsInvalidAccessor((value, _) => Invalid(value));
        texts.SetNonPropertyAttemptedValueIsInvalidAccessor(Invalid);
        texts.SetValueIsInvalidAccessor(Invalid);
        texts.SetValueMustNotBeNullAccessor(_ => Missing);
        texts.SetUnknownValueIsInvalidAccessor(_ => Unusable);
        texts.SetNonPropertyUnknownValueIsInvalidAccessor(() => Unusable);
        texts.SetValueMustBeANumberAccessor(_ => NoNumber);
        texts.SetNonPropertyValueMustBeANumberAccessor(() => NoNumber);
        texts.SetMissingBindRequiredValueAccessor(_ => Missing);
        texts.SetMissingKeyOrValueAccessor(() => Missing);
        texts.SetMissingRequestBodyRequiredValueAccessor(() => "The form is empty.");
    }

    private static string Invalid(string value) => $"“{Shortening.Cut(value, LongestValue + 1)}” can’t be used here.";
}
