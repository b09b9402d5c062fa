// Mognad assesses how mature an organisation's digital public services are, and
// what to do next. It is one program that works offline: a checklist in YAML
// becomes a questionnaire in the terminal, scores with their arithmetic, a gap
// report and an action plan.
//
// # Usage
//
//	mognad demo [DIR]                      the whole job for an example town
//	mognad new FILE                        a new assessment
//	mognad assess FILE                     answer it, point by point
//	mognad answer FILE POINT ANSWER        one answer, from a script
//	mognad status FILE                     where it stands
//	mognad score FILE…                     the figures
//	mognad explain FILE [POINT|AREA|total] the arithmetic of a figure
//	mognad report FILE                     the gap report
//	mognad plan FILE                       the action plan
//	mognad restore FILE [NUMBER]           its backups, and one of them put back
//	mognad validate PATH…                  check files, with exact positions
//	mognad checklist list|show|validate|init
//	mognad schema checklist|assessment     JSON Schema for editors
//	mognad completion SHELL
//	mognad version
//
// Each command's --help begins with examples. Without a command, and on a
// terminal, mognad asks what to do.
//
// # Streams
//
// Standard output carries what was asked for and nothing else; questions,
// progress and errors go to standard error, which is broken between words where it
// is a terminal, and one line a message elsewhere. -o names where a report goes: FILE,
// whose ending says the format, FORMAT=FILE, or - for standard output, and it may
// be given several times. A file that mognad wrote and nobody has changed since
// is replaced; any other is left alone unless --force is given.
//
// # Language
//
// English or Swedish: what --lang says, else the language of the assessment that
// is named, else LC_ALL, LC_MESSAGES or LANG, else the desktop's language on
// Windows, else English.
//
// # Exit codes
//
//	0    done; a draft's report, plan, score, status and explanation are done too
//	1    done, and the answer is bad: assess --plain ended with points open
//	2    the command line was wrong, or something would have to be asked
//	3    a file named as input is missing, not a regular file or not valid, or
//	     nothing was found to check
//	4    the file is open elsewhere, or was changed by someone else
//	5    it could not be done: output exists, permissions, the disk
//	130  the person left, or interrupted
//
// Of several at once the highest counts.
//
// # Files
//
// An assessment is one YAML file, made for people and for git; package
// mognad/assess describes it. Beside it, the hidden folder .mognad holds locks,
// the journal, the ten newest backups and what could not be saved; it is not for
// git, and says so in a .gitignore of its own. A checklist is another YAML file; package
// mognad/checklist describes it.
//
// # What is saved when
//
// While a person answers, each answer is noted in a journal before it is called
// saved; the file follows in the background. The journal has the whole sitting, and
// goes when the program ends and the file is what was last saved. Leaving, ctrl+s
// and the report look at the file even if nothing is new. Otherwise, whatever ends
// the program, what the file lacks of the journal is offered at the next start: on
// a terminal point by point, elsewhere it is taken where the file is as it was, and
// refused with 4 where it is not.
// Leaving the question for later changes nothing, opens nothing and ends with
// 130. Commands that only read say that answers wait. Interrupt, hang-up,
// termination and a closed window end the questionnaire like leaving it does:
// everything is saved, and the exit code is 130.
//
// A backup is made at the first save of a sitting and before a file is written
// anew as a whole. A file that is open elsewhere can be looked at, and one that
// was changed by somebody else is never overwritten: the difference is shown and
// settled point by point. A file that is gone from its folder while it is open is
// written again, since that overwrites nothing, and the person is told. A copy that
// a cloud drive put beside the file is offered in the same way, and moved into
// .mognad only where the person agrees.
//
// Where neither the journal nor the file can be written, an emergency copy
// NAME-rescued.yaml goes to the person's documents, home or the folder for
// temporary files. As soon as the file has everything in it, or at the next start
// after it was offered point by point, it is put away into .mognad. Its first line
// says of which file it is; it is offered to that one only.
//
// Restore lists backups, the answers that wait, what was kept and emergency
// copies. Putting a backup back changes nothing of them: the answers that wait are
// offered at the next start. Another version that was kept, kept-1 and so on, can be
// put back, too; answers that were set aside are offered again. A command that finds
// no file, or one that it cannot read, but something of it in .mognad, names restore.
//
// # Network
//
// No command uses the network.
package main
