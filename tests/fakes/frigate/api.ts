import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';

import { sendJson } from './answer';
import { serveRecordings, serveVod } from './recorder';
import { configAnswer, statsAnswer, type World } from './world';

const still = (): Buffer =>
  readFileSync(join(import.meta.dirname, '../../../resources/rehearsal/crossroads-day-left.0.jpg'));

/** Everything that is asked by somebody who is logged in. */
export const serveApi = (
  world: World,
  request: IncomingMessage,
  body: string,
  response: ServerResponse,
): void => {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
  const camera = /^\/api\/([\w-]+)\/(latest\.jpg|ptz\/info)$/.exec(pathname);
  if (pathname === '/api/config') sendJson(response, configAnswer(world));
  else if (pathname === '/api/stats') sendJson(response, statsAnswer(world));
  else if (pathname === '/api/version') response.end('0.18.0-e3fa701');
  else if (pathname === '/api/profile') {
    const allowed_cameras = [...world.cameras.keys()];
    sendJson(response, { username: 'wall', role: 'viewer', allowed_cameras });
  } else if (pathname === '/api/review') serveReviews(world, searchParams, response);
  else if (pathname === '/api/reviews/viewed' && request.method === 'POST') {
    const { ids } = JSON.parse(body) as { ids: string[] };
    for (const id of ids) {
      const review = world.reviews.get(id);
      if (review !== undefined) review.has_been_reviewed = true;
    }
    sendJson(response, { success: true, message: 'Reviewed multiple items' });
  } else if (/^\/api\/[\w-]+\/recordings$/.test(pathname)) {
    serveRecordings(world, pathname.split('/')[2] ?? '', searchParams, response);
  } else if (pathname.startsWith('/vod/')) serveVod(world, pathname, response);
  else if (camera !== null) serveCamera(world, camera[1] ?? '', camera[2] ?? '', response);
  else if (/^\/clips\/review\/thumb-[\w.-]+\.webp$/.test(pathname)) sendStill(response);
  else sendJson(response, { detail: 'Not Found' }, 404);
};

const serveReviews = (world: World, wishes: URLSearchParams, response: ServerResponse): void => {
  const after = Number(wishes.get('after') ?? 0);
  const limit = Number(wishes.get('limit') ?? 100);
  const found = [...world.reviews.values()].filter(({ start_time }) => start_time > after);
  sendJson(response, found.toReversed().slice(0, limit));
};

const serveCamera = (world: World, name: string, what: string, response: ServerResponse): void => {
  const camera = world.cameras.get(name);
  if (camera === undefined)
    sendJson(response, { success: false, message: 'Camera not found' }, 404);
  else if (what === 'latest.jpg') sendStill(response);
  else if (!camera.isPtz) sendJson(response, {});
  else {
    const profiles = [{ name: 'Profile_1', token: 'Profile_1' }];
    sendJson(response, { name, features: ['pt', 'zoom'], presets: camera.presets, profiles });
  }
};

const sendStill = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'image/jpeg' }).end(still());
};
