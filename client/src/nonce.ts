import { toBase64 } from '../../server/src/protocol/base64';

/** A value that nobody can guess, for the content security policy of one page. */
export const newNonce = (): string => toBase64(crypto.getRandomValues(new Uint8Array(16)));
