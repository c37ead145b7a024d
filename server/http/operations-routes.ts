import { Hono } from 'hono';
import type { MiddlewareHandler } from 'hono';
import { sameSecret } from '../identity/access-desk.ts';
import { bearerOf } from '../identity/request-caller.ts';
import { refuse } from './answers.ts';
import { headOf, mayCallRead, workshopCall, type AppEnv, type Services } from './context.ts';
import { isLocal } from './process-routes.ts';

/** For operators and their machines: is it well, and what does it do? */
export const operationsRoutes = ({ operations, storage, config, bootId }: Services): Hono<AppEnv> => {
  const routes = new Hono<AppEnv>();

  routes.get('/healthz', (c) => {
    operations.probe(() => storage.commit([{ put: 'meta', key: 'probe', value: bootId }]));
    const { commitFailure } = operations;
    return c.json({ ok: commitFailure === null, bootId, storage: commitFailure ?? 'ok', diskFreeBytes: operations.diskFreeBytes }, commitFailure === null ? 200 : 503);
  });

  routes.get('/metrics', (c) => {
    const bearer = bearerOf(headOf(c));
    const isOperator = bearer !== null && config.operatorKey !== null && sameSecret(bearer, config.operatorKey);
    if (!isOperator && !isLocal(c)) return refuse(c, { reason: bearer === null ? 'sign_in_needed' : 'not_allowed' });
    return c.body(operations.text(), 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' });
  });

  return routes;
};

/** For the moderation, in the hall: may we begin? */
export const stateRoutes = (services: Services): Hono<AppEnv> => {
  const routes = new Hono<AppEnv>();

  routes.get('/workshops/:w/state', (c) => {
    const call = mayCallRead(workshopCall(services, headOf(c), c.req.param('w')), 'state');
    if (!call.ok) return refuse(c, call.refusal);
    const { operations, storage, bootId } = services;
    operations.probe(() => storage.commit([{ put: 'meta', key: 'probe', value: bootId }]));
    return c.json(operations.state(call.value.workshop.id, bootId));
  });

  return routes;
};

/** Counts commands by what became of them. */
export const observeCommands = ({ operations }: Services): MiddlewareHandler<AppEnv> => async (c, next) => {
  const startMs = performance.now();
  await next();
  operations.commandAnswered(c.get('refusal') ?? (c.res.ok ? 'ok' : 'unavailable'), performance.now() - startMs);
};

export const observeWorkshops = ({ operations }: Services): MiddlewareHandler<AppEnv> => async (c, next) => {
  await next();
  if (c.req.method === 'POST' && c.res.status === 201) operations.workshopCreated();
};
