namespace NewsReader.Accounts;

/// <summary>What a new owner types.</summary>
public enum NewOwnerField
{
    Token,
    Name,
    Password,
}
