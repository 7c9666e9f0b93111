// The two checks that n8n's package scanner makes, on folders instead of a published package.
// Usage: node scan.mjs <source folder> <package folder>, as many of these pairs as you like.
import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';

/** What the scanner's analyzePackageByName looks at: first in the sources, then in the tarball. */
const patterns = [SOURCE_FILE_PATTERNS, ['**/*.js', 'package.json']];

const verdicts = [];
for (const [index, folder] of process.argv.slice(2).entries()) {
	const { passed, message, details } = await analyzePackage(folder, patterns[index % 2]);
	verdicts.push({ passed, message, details });
}
process.stdout.write(JSON.stringify(verdicts));
