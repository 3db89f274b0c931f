using AlmenHaefte.Content;
using AlmenHaefte.Publishing;
if (args is ["check", ..]) { Environment.Exit(ContentCheck.Run(new ContentFolder(ContentFolder.Find(args.Skip(1).FirstOrDefault(a => a != "--fix") ?? "content", Environment.CurrentDirectory)!), args.Contains("--fix"), Console.Out)); }
