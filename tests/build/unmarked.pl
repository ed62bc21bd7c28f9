# Sentences in C strings that are not among the words to translate: two English words in a row, and no SQL.
# usage: unmarked.pl POT FILE...      prints them; fails if there are any
use strict;
use warnings;

# What is data keeps its words.
my %kept = map { $_ => 1 } (
    'title derived from the text',    # a note in BibTeX
    '%zu bytes are no %s',            # of a source, in the archive
    'region name',                    # of a setting there
    'SQLite format 3',                # how such files begin
    '<!doctype html',
    ' of picture text -----',     # what an optical reader writes
);
# Said where memory or locale are missing; and the first lines of files that people may edit.
my $early = qr/^baolan: |^# baolan /;
my $sql   = qr/\b(?:SELECT|INSERT|UPDATE|DELETE|FROM|WHERE|CREATE|DROP|ATTACH)\b/;

my ($pot, @files) = @ARGV;
my $literal = qr/"(?:[^"\\\n]|\\.)*"/;
local $/;

sub contents {
    open my $in, '<', $_[0] or die "$_[0]: $!\n";
    return <$in>;
}

my (%known, $found);
my $words = contents($pot);
while ($words =~ /^msgid(?:_plural)? ((?:$literal\n?)+)/mg) {
    $known{join '', $1 =~ /"(.*)"/g} = 1;
}
for my $file (@files) {
    my $code = contents($file);
    $code =~ s{/\*.*?\*/|'(?:[^'\\]|\\.)+'|($literal)}{defined $1 ? $1 : ' '}gse;
    $code =~ s/(?:_Static_|static_)assert\([^;]*\);//g;
    while ($code =~ /($literal(?:[\s\\]*$literal)*)/g) {
        my $string = join '', map { /^"(.*)"$/s } $1 =~ /($literal)/g;
        next if $known{$string} || $kept{$string} || $string =~ $early || $string =~ $sql;
        next if $string !~ /[a-z]{2,} [a-z]{2,}/;
        print "# $file: $string\n";
        $found = 1;
    }
}
exit($found ? 1 : 0);
