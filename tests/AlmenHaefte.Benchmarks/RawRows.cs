using AlmenHaefte.Data;
using Microsoft.Data.Sqlite;

namespace AlmenHaefte.Benchmarks;

/// <summary>
/// The yardstick of signing up: one writer and nothing but the driver, a row for the person and one for the mail in each transaction, with as many bytes as ours
/// have, on disk (WAL, FULL) before it goes on. No index, nothing looked up beforehand, nothing said to anybody.
/// </summary>
internal sealed class RawRows : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("almenhaefte-raw-");
    private readonly SqliteConnection connection;
    private readonly SqliteCommand person;
    private readonly SqliteCommand mail;
    private int number;

    /// <param name="personBytes">Of one row.</param>
    public RawRows(int personBytes, byte[] message)
    {
        connection = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, DataLayout.Database)};Pooling=False");
        connection.Open();
        Run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE People (Id INTEGER PRIMARY KEY, Data TEXT); CREATE TABLE Mails (Id INTEGER PRIMARY KEY, Message BLOB)");
        person = Prepare("INSERT INTO People VALUES ($id, $data)", new string('x', personBytes));
        mail = Prepare("INSERT INTO Mails VALUES ($id, $data)", message);
    }

    public void Insert()
    {
        number++;
        using var transaction = connection.BeginTransaction();
        foreach (var command in new[] { person, mail })
        {
            command.Transaction = transaction;
            command.Parameters["$id"].Value = number;
            command.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    public void Dispose()
    {
        person.Dispose();
        mail.Dispose();
        connection.Dispose();
        folder.Delete(recursive: true);
    }

    private SqliteCommand Prepare(string sql, object data)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.Add("$id", SqliteType.Integer);
        command.Parameters.AddWithValue("$data", data);
        command.Prepare();
        return command;
    }

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
