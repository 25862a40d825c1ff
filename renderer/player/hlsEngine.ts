import Hls, { ErrorDetails, Events } from 'hls.js';
import { hlsConfig } from './hlsConfig';
import { faultOf } from './hlsFaults';

/** hls.js and what speaks its words. Fetched when the first video plays: most walls need none. */
export const hlsEngine = { Hls, Events, ErrorDetails, hlsConfig, faultOf } as const;
