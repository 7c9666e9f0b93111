import { Secrets } from '../../nodes/shared/secrets';
import type { RecordedAnswer } from '../../sandbox/replay/recording';
import type { RawAnswer } from './exchange';
import { balanceStandIn, standIn } from './standIn';

/** Headers that tell something about the API, and nothing about the account. */
const SHOWN_HEADERS =
	/^(content-(type|length|encoding)|transfer-encoding|connection|keep-alive|server|x-powered-by|x-aspnet-version|cache-control|pragma|expires|vary|allow|retry-after|(x-)?ratelimit-.*|accept(-.*)?|user-agent)$/i;

const HIDDEN = '***';

/** Between these stands the number of a text that has a stand-in. Nobody sends such characters. */
const [OPEN, CLOSE] = ['\uE000', '\uE001'];

/** A REQUESTID, a key or a token of somebody: long, and with a digit in it. */
const LONG_TEXT = /[a-z\d]*\d[a-z\d]*/gi;
const LEAST_LONG = 16;

/** A shorter one could be a part of any word. */
const LEAST_FORM = 8;

/** A number of 7 to 15 digits that stands for itself. */
const ANY_NUMBER = /(?<![\w.\uE000])\+?\d{7,15}(?![\w.\uE001])/g;

/** Replaces what nobody else may see in what is recorded. */
export class Concealment {
	private readonly secrets: Secrets;
	private readonly numbers: RegExp[] = [];
	private readonly standIns: string[] = [];
	private readonly balances: string[] = [];

	/** @param secrets key, phrase, signatures and e-mail, as far as they are set */
	constructor(secrets: string[]) {
		this.secrets = new Secrets(secrets.filter((secret) => secret.trim() !== '').flatMap(formsOf));
	}

	/** A phone number of the person, in E.164. From its last 7 digits on it is replaced, however it is written. */
	addNumber(e164: string): void {
		const digits = [...e164.replace(/\D/g, '')];
		const separator = '(?:[\\s().+-]|%20|&nbsp;)*';
		const optional = digits.slice(0, -7).map((digit) => `(?:${digit}${separator})?`);
		const last = digits.slice(-7).join(separator);
		this.numbers.push(new RegExp(`\\+?\\(?${optional.join('')}${last}`, 'g'));
	}

	/** A text, such as a REQUESTID, that a made-up one of the same form replaces. */
	addText(text: string): void {
		if (text !== '' && !this.standIns.includes(text)) this.standIns.push(text);
	}

	/** The whole text of an element. Equal ones stay equal, so that a balance that fell can be told from one that did not. */
	addBalance(balance: string): void {
		if (balance !== '' && !this.balances.includes(balance)) this.balances.push(balance);
	}

	/** For the screen of the person: without secrets, with numbers. */
	secretsIn(text: string): string {
		return this.secrets.hideIn(text);
	}

	/** For the files. */
	everythingIn(text: string): string {
		const known = [...this.standIns.entries()]
			.sort(([, one], [, other]) => other.length - one.length)
			.reduce((rest, [at, one]) => rest.replaceAll(one, `${OPEN}${at}${CLOSE}`), text);
		const withoutSecrets = this.secrets.hideIn(known);
		const withoutTexts = withoutSecrets.replace(LONG_TEXT, (found) => this.markOf(found));
		const withoutNumbers = this.numbers
			.reduce((rest, number) => rest.replace(number, HIDDEN), withoutTexts)
			.replace(ANY_NUMBER, HIDDEN);
		return withoutNumbers.replace(/\uE000(\d+)\uE001/g, (_mark, at: string) =>
			standIn(this.standIns[Number(at)] ?? '', Number(at)),
		);
	}

	headers(headers: Array<[string, string]>): Array<[string, string]> {
		return headers.map(([name, value]): [string, string] => [
			this.everythingIn(name),
			SHOWN_HEADERS.test(name) ? this.everythingIn(value) : HIDDEN,
		]);
	}

	answer({ status, headers, body }: RawAnswer): RecordedAnswer {
		const isPacked = headers.some(
			([name, value]) => /^content-encoding$/i.test(name) && value !== 'identity',
		);
		const encoding = isPacked ? 'withheld' : encodingOf(body);
		const text = encoding === 'withheld' ? '' : this.everythingIn(body.toString(encoding));
		return {
			status,
			headers: this.headers(headers),
			encoding,
			body: this.withoutBalance(text),
			bytes: body.length,
		};
	}

	private withoutBalance(body: string): string {
		return this.balances.reduce(
			(rest, balance, at) => rest.replaceAll(`>${balance}<`, `>${balanceStandIn(balance, at)}<`),
			body,
		);
	}

	private markOf(text: string): string {
		if (text.length < LEAST_LONG) return text;
		this.addText(text);
		return `${OPEN}${this.standIns.indexOf(text)}${CLOSE}`;
	}
}

/** A secret, and how a program could have written it: in hexadecimal, and in base64 from each place it can begin at. */
function formsOf(secret: string): string[] {
	const bytes = Buffer.from(secret, 'utf8');
	const shifted = [0, 1, 2].map((by) => {
		const text = Buffer.concat([Buffer.alloc(by), bytes]).toString('base64url');
		// The first and the last characters also hold bits of what stands beside the secret.
		return text.slice(by === 0 ? 0 : by + 1, Math.floor(((bytes.length + by) * 8) / 6));
	});
	const encoded = [...shifted, ...shifted.map(standardBase64), bytes.toString('hex')];
	return [secret, ...encoded.filter((form) => form.length >= LEAST_FORM)];
}

function standardBase64(text: string): string {
	return text.replace(/-/g, '+').replace(/_/g, '/');
}

/** Bytes that become the same bytes again. UTF-8 as a rule; bytes with zeros in them are UTF-16 or cannot be searched. */
function encodingOf(body: Buffer): RecordedAnswer['encoding'] {
	if (body.includes(0)) {
		return body[0] === 0xff && body[1] === 0xfe ? 'utf16le' : 'withheld';
	}
	return Buffer.from(body.toString('utf8'), 'utf8').equals(body) ? 'utf8' : 'latin1';
}
