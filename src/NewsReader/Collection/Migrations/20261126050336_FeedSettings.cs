using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsReader.Collection.Migrations
{
    /// <inheritdoc />
    public partial class FeedSettings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "AcceptsAnyCertificate",
                table: "Subscriptions",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsNamedByHost",
                table: "Subscriptions",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Password",
                table: "Subscriptions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RetryAt",
                table: "Subscriptions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SizeLimit",
                table: "Subscriptions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "UserAgent",
                table: "Subscriptions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "UserName",
                table: "Subscriptions",
                type: "TEXT",
                nullable: true);

            // They were ruined by single old entries; the next answer tells anew.
            migrationBuilder.Sql("UPDATE Subscriptions SET EntriesAWeek = NULL, ETag = NULL, LastModified = NULL, Hash = NULL;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "AcceptsAnyCertificate",
                table: "Subscriptions");

            migrationBuilder.DropColumn(
                name: "IsNamedByHost",
                table: "Subscriptions");

            migrationBuilder.DropColumn(
                name: "Password",
                table: "Subscriptions");

            migrationBuilder.DropColumn(
                name: "RetryAt",
                table: "Subscriptions");

            migrationBuilder.DropColumn(
                name: "SizeLimit",
                table: "Subscriptions");

            migrationBuilder.DropColumn(
                name: "UserAgent",
                table: "Subscriptions");

            migrationBuilder.DropColumn(
                name: "UserName",
                table: "Subscriptions");
        }
    }
}
